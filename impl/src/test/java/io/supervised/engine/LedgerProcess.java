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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A process with a node whose children write each call of them to a file. */
final class LedgerProcess {

  /** Two tests with such processes can't run at once, for they have the same ports. */
  static final String LOCK = "io.supervised.engine.LedgerProcess";

  static final int LEDGERS = 12;
  private static final int PORT = 18310;

  private LedgerProcess() {}

  /** Joins, and runs until it is killed. */
  public static void main(String[] arguments) throws InterruptedException {
    ClusterSupervisor node = new ClusterSupervisor(
        configuration(arguments[0]),
        beans(Path.of(arguments[1])),
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

  static List<SupervisedBean> beans(Path file) {
    InstanceFactory factory =
        self -> InstanceFactory.of(() -> new Ledger(self, file)).create(self);
    return List.of(SupervisedBean.of("ledger", Ledger.class, factory).times(LEDGERS));
  }

  /** The names of the children that start by themselves. */
  static Stream<String> names() {
    return IntStream.range(0, LEDGERS).mapToObj(number -> "ledger-" + number);
  }

  /** Writes down what it was told. */
  static class Ledger {

    private final ChildContext self;
    private final Path file;

    Ledger(ChildContext self, Path file) {
      this.self = self;
      this.file = file;
    }

    String name() {
      return self.name();
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
