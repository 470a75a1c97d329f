package io.supervised.engine.call;

import io.supervised.engine.codec.Codec;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, copied when it was made: as values, or as bytes, whichever is needed where it goes. */
final class Arguments {

  private static final String WHAT = "argument";

  private final Codec codec;
  private @Nullable Object @Nullable [] values;
  private byte @Nullable [] bytes;

  private Arguments(Codec codec, @Nullable Object @Nullable [] values, byte @Nullable [] bytes) {
    this.codec = codec;
    this.values = values;
    this.bytes = bytes;
  }

  /** For a call that will probably leave the node. */
  static Arguments encoded(Codec codec, @Nullable Object[] values) {
    return new Arguments(codec, null, codec.encode(values, WHAT));
  }

  /** For a call that will probably stay on the node: copies, unless the method takes the values themselves. */
  static Arguments of(Codec codec, CallPlan plan, @Nullable Object[] values) {
    return new Arguments(
        codec, plan.byReference() ? values.clone() : codec.isolatedAll(values, WHAT), null);
  }

  /** The values, for the one time that the call runs. */
  synchronized @Nullable Object[] values() {
    if (values == null) {
      byte[] encoded = bytes == null ? new byte[0] : bytes;
      values = codec.decode(encoded, 0, encoded.length, WHAT);
    }
    return values;
  }

  synchronized byte[] bytes() {
    if (bytes == null) {
      bytes = codec.encode(values == null ? new Object[0] : values, WHAT);
    }
    return bytes;
  }
}
