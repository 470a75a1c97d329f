package io.supervised.cdi;

import java.time.Duration;

/** How long tests wait for what they expect, which usually comes at once. */
public final class Patience {

  /** Longer than a machine that is busy with other things has ever needed. */
  public static final Duration SOON = Duration.ofSeconds(60);

  private Patience() {}
}
