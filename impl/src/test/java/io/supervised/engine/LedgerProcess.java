package io.supervised.engine;

import static io.supervised.engine.Patience.PATIENT;
import static io.supervised.engine.Patience.START;

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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A process with a node whose children write each call of them to a file. */
final class LedgerProcess {

  /** Two tests with such processes can't run at once, for they have the same ports. */
  static final String LOCK = "io.supervised.engine.LedgerProcess";

  static final int LEDGERS = 12;
  private static final int PORT = 18310;

  /** A lease that does not lapse when the machine stands still for a moment: a kill is noticed all the same, since it is refused. */
  private static final OwnershipOptions OWNERSHIP = new OwnershipOptions(
      Duration.ofSeconds(10), OptionalInt.empty(), true, false, Optional.empty());

  private LedgerProcess() {}

  /** Joins, calls with so many threads, and runs until it is killed. */
  public static void main(String[] arguments) throws InterruptedException {
    start(arguments[0], Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    Thread.currentThread().join();
  }

  /** Starts a node of that name, with callers whose names are {@link #callers}; what happens is written to the folder. */
  static ClusterSupervisor start(String name, Path folder, int callers) {
    ClusterSupervisor node = new ClusterSupervisor(
        configuration(name),
        beans(folder.resolve(name + ".ran")),
        SupervisorListener.NONE,
        LedgerProcess.class.getClassLoader());
    node.start();
    callers(name, callers).forEach(caller -> new LedgerCaller(node, caller, folder).start());
    return node;
  }

  static List<String> callers(String node, int count) {
    return IntStream.range(0, count).mapToObj(number -> node + "-" + number).toList();
  }

  private static Configuration configuration(String node) {
    return Configuration.defaults()
        .in(new ClusterOptions("kill-test", new LocalDiscovery(PORT, 10), 64, false, START))
        .with(PATIENT)
        .with(OWNERSHIP)
        .named(node);
  }

  private static List<SupervisedBean> beans(Path file) {
    InstanceFactory factory =
        self -> InstanceFactory.of(() -> new Ledger(self, file)).create(self);
    return List.of(SupervisedBean.of("ledger", Ledger.class, factory).times(LEDGERS));
  }

  /** The names of the children that start by themselves. */
  static Stream<String> names() {
    return IntStream.range(0, LEDGERS).mapToObj(number -> "ledger-" + number);
  }

  /** Writes down what it was told, and when, by the clock that all processes have in common. */
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
      String line = System.nanoTime() + " " + self.name() + " " + caller + " " + number + "\n";
      try {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException lost) {
        throw new UncheckedIOException(lost);
      }
    }
  }
}
