package io.supervised.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.Child;
import io.supervised.ChildName;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands for children may be kept in a session, and is read where a supervisor is. */
class SerializationTest {

  private static final int PORT = 18120;

  @Test
  void a_bean_of_a_session_keeps_its_children() throws Exception {
    byte[] kept;
    try (Application one = start()) {
      Keeper keeper = one.get(Keeper.class);
      assertThat(keeper.sum()).isEqualTo(1 + 2 + 3);
      kept = written(keeper);
    }
    assertThatThrownBy(() -> read(kept))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("SUPV00195");
    try (Application two = start()) {
      Keeper keeper = (Keeper) read(kept);
      assertThat(keeper.sum()).isEqualTo(1 + 2 + 3);
      assertThat(keeper.child).isEqualTo(two.supervisor().child(Counter.class, "counter"));
    }
  }

  @Test
  void a_child_keeps_its_deadline() throws Exception {
    try (Application one = start()) {
      Child<Counter> child =
          one.supervisor().child(Counter.class, "counter").within(Duration.ofSeconds(3));
      assertThat(read(written(child))).isEqualTo(child);
    }
  }

  @Test
  void what_stands_for_a_child_of_a_named_supervisor_still_does() throws Exception {
    Map<String, String> settings = Map.of(
        "supervised.node.name", "one",
        "supervised.supervisors", "orders",
        "supervised.supervisors.orders.call.deadline", "PT2S");
    try (Application one = Application.start(PORT, settings, Counter.class)) {
      Supervisor orders = one.supervisor().named("orders");
      Child<Counter> child = orders.child(Counter.class, "counter");
      assertThat(read(written(child))).isEqualTo(child);
      assertThat(read(written(child.proxy()))).hasToString("stub of orders:counter");
      assertThat(read(written(orders.child(Counting.class, "counter").proxy())))
          .isInstanceOf(Counting.class)
          .hasToString("stub of orders:counter");
    }
  }

  @Test
  void a_stub_that_stands_for_several_children_is_not_kept() {
    try (Application one = start()) {
      Many many = one.get(Many.class);
      assertThatThrownBy(() -> written(many))
          .isInstanceOf(NotSerializableException.class)
          .hasMessageContaining("'many'");
    }
  }

  private static Application start() {
    return Application.start(
        PORT,
        Map.of("supervised.node.name", "one"),
        Counter.class,
        Many.class,
        Keeper.class,
        Visit.class);
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  /** An interface of a bean. */
  public interface Counting {
    int next();
  }

  @Supervised
  public static class Counter implements Counting, Serializable {

    private static final long serialVersionUID = 1L;

    private int count;

    @Override
    public int next() {
      count++;
      return count;
    }
  }

  @Supervised(instances = 3)
  public static class Many {}

  /** The container lets it be deployed, though its scope is one that is written to disk. */
  @SessionScoped
  public static class Visit implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Keeper keeper;
  }

  @Dependent
  @SuppressWarnings("serial") // what stands for a child is serializable, whatever its type says
  public static class Keeper implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Counter counter;

    @Inject
    @ChildName("counter")
    Counting byInterface;

    @Inject
    Child<Counter> child;

    int sum() {
      int third = child.call(Counter::next);
      return counter.next() + byInterface.next() + third;
    }
  }
}
