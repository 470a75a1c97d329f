package io.supervised.tck.application;

import io.supervised.Supervised;

/**
 * A bean that runs only if it is configured: that it starts by itself is in the archive's configuration, how many there are is
 * in the server's.
 */
@Supervised(autoStart = false)
public class Configured {}
