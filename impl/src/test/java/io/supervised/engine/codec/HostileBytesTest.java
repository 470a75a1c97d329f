package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.supervised.SerializationException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectStreamConstants;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Bytes that claim what they do not hold: memory is not to be had for the asking. */
class HostileBytesTest {

  private static final int HUGE = 0x7ffffff0;

  private static SerializationException refusalOf(byte... frame) {
    SerializationException refusal = catchThrowableOfType(
        SerializationException.class, () -> Codecs.decode(Codecs.open(), frame));
    assertThat(refusal).as("the refusal").isNotNull();
    assertThat(refusal).hasMessageContaining("all nodes run the same version");
    return refusal;
  }

  /** The frame of an object, in which one int is replaced by another. */
  private static byte[] changed(Object value, int from, int to) throws IOException {
    byte[] frame = Codecs.forged(value);
    int changes = 0;
    for (int i = 0; i + 4 <= frame.length; i++) {
      if (ByteBuffer.wrap(frame).getInt(i) == from) {
        ByteBuffer.wrap(frame).putInt(i, to);
        changes++;
      }
    }
    assertThat(changes).isEqualTo(1);
    return frame;
  }

  @Nested
  class a_short_form {

    @Test
    void with_more_values_than_bytes_is_refused() {
      assertThat(refusalOf((byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 7))
          .hasMessageStartingWith("SUPV00337: argument cannot be read from 5 bytes")
          .hasMessageContaining("2147483647 bytes expected where 0 are left");
    }

    @Test
    void with_a_longer_text_than_it_has_bytes_is_refused() {
      byte[] huge = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};
      for (byte tag : new byte[] {Tag.BYTES, Tag.LATIN1_TEXT, Tag.UTF16_TEXT}) {
        refusalOf((byte) 1, tag, huge[0], huge[1], huge[2], huge[3], huge[4], (byte) 'a');
        refusalOf((byte) 1, tag, (byte) 2, (byte) 'a');
      }
    }

    @Test
    void with_a_length_that_does_not_end_is_refused() {
      byte[] frame = new byte[100];
      Arrays.fill(frame, (byte) 0x80);
      assertThat(refusalOf(frame)).hasMessageContaining("a length that does not end");
    }

    @Test
    void that_is_cut_or_too_long_or_of_no_known_kind_is_refused() {
      refusalOf();
      refusalOf((byte) 1);
      refusalOf((byte) 1, Tag.INT, (byte) 0, (byte) 0);
      refusalOf((byte) 1, Tag.OBJECT);
      assertThat(refusalOf((byte) 1, Tag.NULL, (byte) 0))
          .hasMessageContaining("1 bytes after the last value");
      assertThat(refusalOf((byte) 1, (byte) 99)).hasMessageContaining("a value with the tag 99");
    }

    @Test
    void of_optionals_in_one_another_without_end_is_refused() {
      byte[] frame = new byte[1_000_000];
      Arrays.fill(frame, Tag.OPTIONAL);
      frame[0] = 1;
      refusalOf(frame);
    }
  }

  @Nested
  class a_stream {

    @Test
    void with_an_array_larger_than_itself_is_refused() throws Exception {
      for (Object array : List.of(new int[257], new byte[257], new Object[257])) {
        assertThat(refusalOf(changed(array, 257, HUGE))).hasMessageContaining("REJECTED");
      }
    }

    @Test
    void with_a_collection_larger_than_itself_is_refused() throws Exception {
      Map<Integer, Integer> map = new HashMap<>();
      Set<Integer> set = new HashSet<>();
      for (int i = 0; i < 0x1234; i++) {
        map.put(-i, 0);
        set.add(-i);
      }
      assertThat(refusalOf(changed(map, 0x1234, HUGE))).hasMessageContaining("REJECTED");
      assertThat(refusalOf(changed(set, 0x1234, HUGE))).hasMessageContaining("REJECTED");
    }

    @Test
    void whose_arrays_are_larger_than_itself_only_together_is_refused() throws Exception {
      assertThat(refusalOf(arraysInOneAnother(50, 1_000))).hasMessageContaining("REJECTED");
    }

    @Test
    void with_objects_too_deep_in_one_another_is_refused() throws Exception {
      SerializationException refusal = catchThrowableOfType(
          SerializationException.class,
          () -> Codecs.decode(Codecs.open(), arraysInOneAnother(100_000, 1)));
      assertThat(refusal).hasMessageStartingWith("SUPV00333").hasMessageContaining("250");
    }

    @Test
    void with_bytes_after_its_last_object_is_refused() throws Exception {
      byte[] frame = Codecs.forged(List.of());
      byte[] longer = Arrays.copyOf(frame, frame.length + 1);
      longer[frame.length] = ObjectStreamConstants.TC_OBJECT;
      assertThat(refusalOf(longer)).hasMessageContaining("1 bytes after the last value");
    }

    /** Arrays of objects, each with the next one as its first element and nothing more, padded to hold one of them. */
    private static byte[] arraysInOneAnother(int depth, int length) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(1);
      out.writeByte(Tag.OBJECT);
      out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
      out.writeShort(ObjectStreamConstants.STREAM_VERSION);
      out.writeByte(ObjectStreamConstants.TC_ARRAY);
      out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
      out.writeUTF(Object[].class.getName());
      out.writeLong(java.io.ObjectStreamClass.lookup(Object[].class).getSerialVersionUID());
      out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
      out.writeShort(0);
      out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
      out.writeByte(ObjectStreamConstants.TC_NULL);
      out.writeInt(length);
      for (int i = 1; i < depth; i++) {
        out.writeByte(ObjectStreamConstants.TC_ARRAY);
        out.writeByte(ObjectStreamConstants.TC_REFERENCE);
        out.writeInt(ObjectStreamConstants.baseWireHandle);
        out.writeInt(length);
      }
      for (int i = 0; i < length; i++) {
        out.writeByte(ObjectStreamConstants.TC_NULL);
      }
      return bytes.toByteArray();
    }
  }
}
