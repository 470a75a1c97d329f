package io.supervised.engine.stub;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The constant pool of a class file in the making: each method gives an entry's index and adds the entry at need. */
final class ConstantPool {

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;

  /** Indexes by entry; the first is 1. */
  private final Map<ByteBuffer, Integer> indexes = new HashMap<>();

  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();

  int utf8(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream entry = new DataOutputStream(bytes);
    entry.writeByte(UTF8);
    entry.writeUTF(text);
    return index(bytes.toByteArray());
  }

  int type(Class<?> type) throws IOException {
    return type(internalName(type));
  }

  /** A class by its internal name, with slashes. */
  int type(String name) throws IOException {
    short text = (short) utf8(name);
    return index(ByteBuffer.allocate(3).put((byte) CLASS).putShort(text).array());
  }

  int field(int owner, String name, String descriptor) throws IOException {
    return pair(FIELD, owner, nameAndType(name, descriptor));
  }

  int method(int owner, String name, String descriptor) throws IOException {
    return pair(METHOD, owner, nameAndType(name, descriptor));
  }

  int interfaceMethod(int owner, String name, String descriptor) throws IOException {
    return pair(INTERFACE_METHOD, owner, nameAndType(name, descriptor));
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeShort(indexes.size() + 1);
    entries.writeTo(out);
  }

  static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private int nameAndType(String name, String descriptor) throws IOException {
    return pair(NAME_AND_TYPE, utf8(name), utf8(descriptor));
  }

  private int pair(int tag, int first, int second) {
    return index(ByteBuffer.allocate(5)
        .put((byte) tag)
        .putShort((short) first)
        .putShort((short) second)
        .array());
  }

  private int index(byte[] entry) {
    Integer known = indexes.putIfAbsent(ByteBuffer.wrap(entry), indexes.size() + 1);
    if (known != null) {
      return known;
    }
    entries.writeBytes(entry);
    return indexes.size();
  }
}
