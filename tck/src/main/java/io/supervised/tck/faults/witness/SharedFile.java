package io.supervised.tck.faults.witness;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file in the memory of several processes, with words that are read and changed atomically between them. */
final class SharedFile {

  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final MappedByteBuffer memory;

  private SharedFile(MappedByteBuffer memory) {
    this.memory = memory;
  }

  /** Maps the file, which is made if it does not exist; new bytes are zero. */
  static SharedFile map(Path file, int bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new SharedFile(channel.map(MapMode.READ_WRITE, 0, bytes));
    }
  }

  long get(int at) {
    return (long) WORDS.getVolatile(memory, at);
  }

  boolean compareAndSet(int at, long expected, long value) {
    return WORDS.compareAndSet(memory, at, expected, value);
  }

  /** Adds one; returns what was there before. */
  long increment(int at) {
    return (long) WORDS.getAndAdd(memory, at, 1L);
  }

  /** Bytes that nobody else changes; they are seen by whoever reads a word that is set after this. */
  void putBytes(int at, byte[] bytes) {
    memory.put(at, bytes);
  }

  byte[] getBytes(int at, int length) {
    byte[] bytes = new byte[length];
    memory.get(at, bytes);
    return bytes;
  }
}
