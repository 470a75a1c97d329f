package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.supervised.SerializationException;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Bytes that name classes which the reading side does not allow: nothing of them may run. */
class ForbiddenClassTest {

  /** How often code of the forbidden classes ran. Static, for there is no object to ask. */
  static int runs;

  private final Codec reader = Codecs.allowing(Base.class.getName(), Holder.class.getName());

  static class Base implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  static final class Gadget extends Base {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      runs++;
      in.defaultReadObject();
    }
  }

  public static final class Outside implements Externalizable {
    private static final long serialVersionUID = 1L;

    public Outside() {
      runs++;
    }

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {
      runs++;
    }
  }

  record PlainRecord(int x) {
    PlainRecord {
      runs++;
    }
  }

  record SerialRecord(int x) implements Serializable {
    SerialRecord {
      runs++;
    }
  }

  static final class Handler implements InvocationHandler, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
      runs++;
      return null;
    }

    private void readObject(ObjectInputStream in) {
      runs++;
    }
  }

  static final class Holder implements Serializable {
    private static final long serialVersionUID = 1L;

    transient @Nullable Object content;

    @SuppressWarnings("serial") // written in its place
    Object sent;

    Holder(Object sent) {
      this.sent = sent;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      try {
        in.defaultReadObject();
      } catch (InvalidClassException swallowed) {
        content = "nothing happened";
      }
    }
  }

  static final class Initialized implements Serializable {
    private static final long serialVersionUID = 1L;

    static {
      InitializedNote.written = true;
    }
  }

  static final class InitializedNote {
    static boolean written;
  }

  @BeforeEach
  void forget() {
    runs = 0;
  }

  private SerializationException refusalOf(byte[] frame) {
    runs = 0;
    SerializationException refusal =
        catchThrowableOfType(SerializationException.class, () -> Codecs.decode(reader, frame));
    assertThat(refusal).as("the refusal").isNotNull();
    assertThat(runs).as("code of the class that ran").isZero();
    return refusal;
  }

  private static byte[] written(Object... values) {
    return Codecs.open().encode(values, "argument");
  }

  @Nested
  class its_objects_are_not_made {

    @Test
    void if_it_is_serializable() {
      SerializationException refusal = refusalOf(written("a", new Gadget()));
      assertThat(refusal)
          .hasMessageStartingWith("SUPV00335: argument 2 may not be read")
          .hasMessageContaining("class " + Gadget.class.getName())
          .hasMessageContaining("Name it in the signature of a method of the bean")
          .hasMessageContaining("supervised.serialization.allow");
      assertThat(refusal.typeName()).isEqualTo(Gadget.class.getName());
      assertThat(refusal.path()).isEqualTo("argument 2");
    }

    @Test
    void if_it_is_externalizable() {
      assertThat(refusalOf(written(new Outside())).typeName()).isEqualTo(Outside.class.getName());
    }

    @Test
    void if_it_is_a_record() {
      byte[] frame = written(new PlainRecord(1));
      assertThat(refusalOf(frame).typeName()).isEqualTo(PlainRecord.class.getName());
    }

    @Test
    void if_it_is_a_serializable_record() {
      byte[] frame = written(new SerialRecord(1));
      assertThat(refusalOf(frame).typeName()).isEqualTo(SerialRecord.class.getName());
    }

    @Test
    void if_they_are_inside_of_others() {
      refusalOf(written(new ArrayList<>(List.of(1, new Gadget()))));
      refusalOf(written(Map.of("a", new Gadget())));
      refusalOf(written((Object) new Base[] {new Gadget()}));
      refusalOf(written(Optional.of(new Gadget())));
      refusalOf(written(new Holder(new Outside())));
    }

    @Test
    void if_there_is_but_an_array_for_them() {
      assertThat(refusalOf(written((Object) new Gadget[3])).typeName())
          .isEqualTo(Gadget.class.getName() + "[]");
    }

    @Test
    void if_the_holder_catches_the_refusal() {
      assertThat(refusalOf(written(new Holder(new Gadget()))).typeName())
          .isEqualTo(Gadget.class.getName());
    }
  }

  @Test
  void a_class_that_is_forbidden_is_not_even_initialized() throws Exception {
    // it can't be written without initializing it
    byte[] frame =
        renamed(Codecs.forged(new Gadget()), Gadget.class.getName(), Initialized.class.getName());
    assertThat(refusalOf(frame).typeName()).isEqualTo(Initialized.class.getName());
    assertThat(InitializedNote.written).isFalse();
  }

  @Test
  void a_proxy_is_refused_even_if_its_interfaces_and_handler_are_allowed() throws Exception {
    Object proxy = Proxy.newProxyInstance(
        Handler.class.getClassLoader(), new Class<?>[] {Comparable.class}, new Handler());
    byte[] frame = Codecs.forged(proxy);
    Codec generous = Codecs.open();
    runs = 0;
    SerializationException refusal =
        catchThrowableOfType(SerializationException.class, () -> Codecs.decode(generous, frame));
    assertThat(refusal)
        .hasMessageStartingWith("SUPV00335: argument may not be read")
        .hasMessageContaining("java.lang.reflect.Proxy of java.lang.Comparable");
    assertThat(runs).isZero();
  }

  @Test
  void a_surrogate_makes_no_objects_of_other_classes_than_records() throws Exception {
    RecordShape shape = new RecordShape(Base.class, new String[0]);
    byte[] frame = Codecs.forged(new RecordSurrogate(shape, new Object[0]));
    assertThat(refusalOf(frame).typeName()).isEqualTo(Base.class.getName());
  }

  @Test
  void a_class_that_this_node_does_not_have_is_named() throws Exception {
    byte[] frame = renamed(Codecs.forged(new Gadget()), Gadget.class.getName(), "com.acme.Missing");
    SerializationException refusal = refusalOf(frame);
    assertThat(refusal)
        .hasMessageStartingWith("SUPV00336: argument cannot be read")
        .hasMessageContaining("Deploy the same version");
    assertThat(refusal.typeName()).isEqualTo("com.acme.Missing");
  }

  /** The same bytes with the name of another class in them. */
  private static byte[] renamed(byte[] frame, String from, String to) {
    String text = new String(frame, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(prefixed(from));
    return text.replace(prefixed(from), prefixed(to)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A short name as it stands in a stream, after its length. */
  private static String prefixed(String name) {
    return "\0" + (char) name.length() + name;
  }
}
