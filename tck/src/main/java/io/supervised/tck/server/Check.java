package io.supervised.tck.server;

/** What is checked on each server: a column of the table. */
public enum Check {
  CLUSTER("cluster, events"),
  DISCOVERY("beans of WAR and library"),
  SERVLET("in servlet"),
  REST("in JAX-RS"),
  EJB("in EJB"),
  TRANSACTION("`@Transactional`"),
  CONFIGURATION("configuration"),
  CONTEXT("loader, request"),
  NAMING("JNDI"),
  EXECUTOR("executor"),
  TWO_APPLICATIONS("two applications"),
  EAR("EAR"),
  REDEPLOY("redeploys"),
  TERMINATE("SIGTERM"),
  KILL("kill -9"),
  SERVER_WIDE("one jar for the server");

  private final String title;

  Check(String title) {
    this.title = title;
  }

  /** The heading of the column. */
  public String title() {
    return title;
  }
}
