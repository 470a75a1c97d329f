package io.supervised.engine;

import static io.supervised.engine.Patience.PATIENT;
import static io.supervised.engine.Patience.SOON;
import static io.supervised.engine.Patience.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildSpec;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two nodes in a JVM in which nothing may be deserialized, unless a stream has a filter of its own. */
@ResourceLock(value = Forks.LOCK, mode = ResourceAccessMode.READ)
class ForbiddingClusterTest {

  private static final int PORT = 18390;

  record Line(String article, Optional<LocalDate> due) {}

  record Order(String id, List<Line> lines) {}

  static final class Customer implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;

    Customer(String name) {
      this.name = name;
    }
  }

  static class SoldOut extends Exception {
    private static final long serialVersionUID = 1L;

    SoldOut(String article) {
      super(article);
    }
  }

  static class Shop {

    private final ChildContext self;

    Shop(ChildContext self) {
      this.self = self;
    }

    Order confirmed(Order order, Customer customer) {
      Order started = (Order) self.arguments().get(0);
      return new Order(started.id() + order.id() + customer.name, order.lines());
    }

    void sell(Line line) throws SoldOut {
      throw new SoldOut(line.article());
    }
  }

  /** Main class of that JVM. */
  static final class TwoNodes {

    private TwoNodes() {}

    public static void main(String... arguments) throws Exception {
      System.out.println("= " + (isForbidden() ? "forbidden" : "nothing is forbidden"));
      try (ClusterSupervisor a = start("a");
          ClusterSupervisor b = start("b")) {
        await().atMost(SOON).until(() -> a.nodes().size() == 2 && b.nodes().size() == 2);
        List<Line> lines = List.of(new Line("pen", Optional.of(LocalDate.EPOCH)));
        a.startChild(ChildSpec.of(Shop.class)
            .named("shop")
            .argument(new Order("first ", lines))
            .onlyOn("a")
            .build());
        Child<Shop> shop = b.child(Shop.class, "shop");
        Order order = new Order("second ", lines);
        Order confirmed = shop.call(there -> there.confirmed(order, new Customer("Ann")));
        System.out.println("= " + confirmed);
        System.out.println("= " + a.localChildren() + b.localChildren());
        try {
          shop.run(there -> there.sell(lines.get(0)));
        } catch (SoldOut soldOut) {
          System.out.println("= sold out: " + soldOut.getMessage());
        }
        System.out.println("= " + b.specOf("shop").orElseThrow().arguments());
      }
    }

    private static boolean isForbidden() throws Exception {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(new Customer("nobody"));
      try {
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        return false;
      } catch (InvalidClassException forbidden) {
        return true;
      }
    }

    private static ClusterSupervisor start(String name) {
      InstanceFactory factory = self -> InstanceFactory.of(() -> new Shop(self)).create(self);
      ClusterSupervisor node = new ClusterSupervisor(
          Configuration.defaults()
              .in(new ClusterOptions(
                  "forbidding-test", new LocalDiscovery(PORT, 9), 64, false, START))
              .with(PATIENT)
              .named(name),
          List.of(new SupervisedBean("shop", Shop.class, 1, false, false, factory)),
          SupervisorListener.NONE,
          TwoNodes.class.getClassLoader());
      node.start();
      return node;
    }
  }

  @Test
  void children_are_started_and_called_all_the_same() throws Exception {
    Process jvm = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-Djdk.serialFilter=!*",
            "-cp",
            System.getProperty("java.class.path"),
            TwoNodes.class.getName())
        .redirectErrorStream(true)
        .start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String lines = "[Line[article=pen, due=Optional[1970-01-01]]]";
    assertThat(jvm.waitFor()).as(output).isZero();
    assertThat(output.lines().filter(line -> line.startsWith("= ")).map(line -> line.substring(2)))
        .as(output)
        .containsExactly(
            "forbidden",
            "Order[id=first second Ann, lines=" + lines + "]",
            "[shop][]",
            "sold out: pen",
            "[Order[id=first , lines=" + lines + "]]");
  }
}
