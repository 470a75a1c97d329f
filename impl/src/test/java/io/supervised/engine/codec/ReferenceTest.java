package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.SerializationException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  private static final References HANDLES = new References() {
    @Override
    public @Nullable Reference of(Object object) {
      return object instanceof Handle handle
          ? new Reference(handle.child(), "handle", true, null)
          : null;
    }

    @Override
    public @Nullable Object resolve(Reference reference) {
      return reference.type().equals("handle") ? new Handle(reference.child() + " there") : null;
    }
  };

  private final Codec codec = new Codec(
      AllowList.of(List.of(), List.of()), ReferenceTest.class.getClassLoader(), 10_000, HANDLES);

  @Test
  void what_stands_for_a_child_travels_as_the_name_of_the_child() {
    assertThat(Codecs.copy(codec, new Handle("cart"), List.of(new Handle("order"))))
        .containsExactly(new Handle("cart there"), List.of(new Handle("order there")));
  }

  @Test
  void it_is_shared_within_a_node() {
    Handle handle = new Handle("cart");
    assertThat(codec.isolated(handle, "argument")).isSameAs(handle);
  }

  @Test
  void a_type_by_which_no_child_is_called_is_refused() throws IOException {
    byte[] forged =
        Codecs.forged(new References.Reference("cart", "java.lang.Runtime", true, null));
    assertThatThrownBy(() -> Codecs.decode(codec, forged))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("java.lang.Runtime");
  }

  @Test
  void that_its_class_was_made_once_does_not_allow_the_stream_to_name_it() throws IOException {
    List<Object> both = new ArrayList<>(
        List.of(new References.Reference("cart", "handle", true, null), new Handle("smuggled")));
    byte[] forged = Codecs.forged(both);
    assertThatThrownBy(() -> Codecs.decode(codec, forged))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Handle");
  }

  private record Handle(String child) implements Serializable {}
}
