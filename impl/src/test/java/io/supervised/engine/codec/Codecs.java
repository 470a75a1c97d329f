package io.supervised.engine.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codecs for tests, and frames that no codec would make. */
final class Codecs {

  static final int MAX_BYTES = 1_000_000;

  private static final ClassLoader LOADER = Codecs.class.getClassLoader();

  private Codecs() {}

  /** A codec that knows all classes of this package. */
  static Codec open() {
    return allowing("io.supervised.engine.codec.*");
  }

  /** A codec that knows no classes but those of the JDK and these. */
  static Codec allowing(String... patterns) {
    return new Codec(
        AllowList.of(List.of(), List.of(patterns)), LOADER, MAX_BYTES, References.NONE);
  }

  /** A codec that knows what a bean's signatures reach. */
  static Codec serving(Class<?> bean) {
    return new Codec(AllowList.of(List.of(bean), List.of()), LOADER, MAX_BYTES, References.NONE);
  }

  static Codec limitedTo(int maxBytes) {
    return new Codec(
        AllowList.of(List.of(), List.of("io.supervised.engine.codec.*")),
        LOADER,
        maxBytes,
        References.NONE);
  }

  @SuppressWarnings(
      "NullAway") // javac 17 does not show it the @Nullable of an array in a class file
  static @Nullable Object[] copy(Codec codec, @Nullable Object... values) {
    byte[] bytes = codec.encode(values, "argument");
    return codec.decode(bytes, 0, bytes.length, "argument");
  }

  /** What arrives of one object. */
  static <T> T copyOf(T value) {
    @Nullable Object copy = copy(open(), value)[0];
    @SuppressWarnings("unchecked")
    T typed = (T) value.getClass().cast(copy);
    if (typed == null) {
      throw new AssertionError(value + " arrived as null");
    }
    return typed;
  }

  static @Nullable Object[] decode(Codec codec, byte[] frame) {
    return codec.decode(frame, 0, frame.length, "argument");
  }

  /** The frame of one object, made past all checks of the writing side. */
  static byte[] forged(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(1);
    bytes.write(Tag.OBJECT);
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(value);
    }
    return bytes.toByteArray();
  }
}
