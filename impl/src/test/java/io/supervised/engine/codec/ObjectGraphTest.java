package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.SerializationException;
import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectGraphTest {

  static final class Node implements Serializable {
    private static final long serialVersionUID = 1L;

    final String name;

    @SuppressWarnings("serial") // the list is serializable
    final List<Node> children = new ArrayList<>();

    transient String forgotten = "here";

    @Nullable
    Node next;

    Node(String name) {
      this.name = name;
    }
  }

  enum Operation {
    ADD {
      @Override
      int apply(int a, int b) {
        return a + b;
      }
    },
    KEEP;

    int apply(int a, int b) {
      return a;
    }
  }

  public static final class Custom implements Externalizable {
    private static final long serialVersionUID = 1L;

    int value;

    public Custom() {}

    @Override
    public void writeExternal(ObjectOutput out) throws java.io.IOException {
      out.writeInt(value);
    }

    @Override
    public void readExternal(ObjectInput in) throws java.io.IOException {
      value = in.readInt();
    }
  }

  @Test
  void what_two_arguments_share_stays_shared() {
    List<Integer> shared = new ArrayList<>(List.of(1));
    @Nullable Object[] copies = Codecs.copy(Codecs.open(), shared, "between", shared);
    assertThat(copies[0]).isEqualTo(shared).isNotSameAs(shared).isSameAs(copies[2]);
  }

  @Test
  void bytes_that_two_arguments_share_stay_shared() {
    byte[] shared = {1};
    @Nullable Object[] copies = Codecs.copy(Codecs.open(), shared, new Object[] {shared});
    assertThat(((Object[]) copies(copies, 1))[0]).isSameAs(copies[0]);
    @Nullable Object[] twice = Codecs.copy(Codecs.open(), shared, shared);
    assertThat(twice[0]).isEqualTo(shared).isSameAs(twice[1]);
  }

  @Test
  void a_cycle_arrives_as_a_cycle() {
    Node parent = new Node("parent");
    Node child = new Node("child");
    parent.children.add(child);
    child.next = parent;
    Node copy = Codecs.copyOf(parent);
    assertThat(copy.name).isEqualTo("parent");
    assertThat(copy.children).singleElement().extracting(node -> node.next).isSameAs(copy);
  }

  @Test
  void a_transient_field_stays_behind() {
    assertThat(Codecs.copyOf(new Node("a")).forgotten).isNull();
  }

  @Test
  void a_constant_arrives_as_the_same_object() {
    assertThat(Codecs.copyOf(Operation.KEEP)).isSameAs(Operation.KEEP);
    assertThat(Codecs.copyOf(Operation.ADD)).isSameAs(Operation.ADD);
  }

  @Test
  void a_class_may_write_itself() {
    Custom custom = new Custom();
    custom.value = 5;
    assertThat(Codecs.copyOf(custom).value).isEqualTo(5);
  }

  @Test
  void a_chain_of_two_hundred_objects_arrives() {
    Node copy = Codecs.copyOf(chain(200));
    int length = 0;
    for (Node at = copy; at != null; at = at.next) {
      length++;
    }
    assertThat(length).isEqualTo(200);
  }

  @Test
  void a_chain_that_is_too_long_to_be_read_is_refused() {
    assertThatThrownBy(() -> Codecs.copyOf(chain(300)))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("SUPV00333: argument")
        .hasMessageContaining("more than 250")
        .hasMessageContaining("in a list or an array");
  }

  @Test
  void a_chain_that_is_too_long_to_be_written_is_refused() {
    assertThatThrownBy(() -> Codecs.open().encode(new Object[] {chain(100_000)}, "result"))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("SUPV00333: result");
  }

  private static Node chain(int length) {
    Node first = new Node("last");
    for (int i = 1; i < length; i++) {
      Node before = new Node("n");
      before.next = first;
      first = before;
    }
    return first;
  }

  private static Object copies(@Nullable Object[] copies, int index) {
    Object copy = copies[index];
    assertThat(copy).isNotNull();
    return copy == null ? "" : copy;
  }
}
