package io.supervised.cdi.config;

import javax.sql.DataSource;

/** Where a data source of the application is found. */
@FunctionalInterface
public interface DataSources {

  /**
   * The data source of that name, or the only one if the name is empty.
   *
   * @throws IllegalStateException if there is none, with where it was looked for
   */
  DataSource find(String name);
}
