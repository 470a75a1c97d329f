package io.supervised.tck.application.se;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** Starts a container with everything on the class path, and ends it in order at SIGTERM. */
public final class Main {

  private Main() {}

  public static void main(String... arguments) throws InterruptedException {
    SeContainer container = SeContainerInitializer.newInstance().initialize();
    Runtime.getRuntime().addShutdownHook(new Thread(container::close));
    Thread.currentThread().join();
  }
}
