package io.supervised.engine;

import io.supervised.ChildContext;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** A process with a node whose children write each call of them to a file. */
final class LedgerProcess {

  static final int LEDGERS = 12;
  private static final int PORT = 18310;

  private LedgerProcess() {}

  /** Joins, and runs until it is killed. */
  public static void main(String[] arguments) throws InterruptedException {
    ClusterSupervisor node = new ClusterSupervisor(
        configuration(arguments[0]),
        List.of(ledgers(Path.of(arguments[1]))),
        SupervisorListener.NONE,
        LedgerProcess.class.getClassLoader());
    node.start();
    Thread.currentThread().join();
  }

  static Configuration configuration(String node) {
    return Configuration.defaults()
        .in(new ClusterOptions(
            "kill-test", new LocalDiscovery(PORT, 10), 64, false, Duration.ofSeconds(30)))
        .named(node);
  }

  static SupervisedBean ledgers(Path file) {
    return SupervisedBean.of(
            "ledger",
            Ledger.class,
            self -> InstanceFactory.of(() -> new Ledger(self, file)).create(self))
        .times(LEDGERS);
  }

  /** Writes down what it was told. */
  static class Ledger {

    private final ChildContext self;
    private final Path file;

    Ledger(ChildContext self, Path file) {
      this.self = self;
      this.file = file;
    }

    void write(String caller, int number) {
      String line = self.name() + " " + caller + " " + number + "\n";
      try {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException lost) {
        throw new UncheckedIOException(lost);
      }
    }
  }
}
