package io.supervised.benchmarks.moves;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** When each child was last asked for what it leaves, on the clock that all processes of this machine share, and in memory that they share. */
final class Departures {

  private final MappedByteBuffer times;

  /** Those in a file, which may be there or not. */
  Departures(Path file, int children) {
    try (FileChannel channel = FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      times = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) children * Long.BYTES);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void goes(int child) {
    times.putLong(child * Long.BYTES, System.nanoTime());
  }

  long last(int child) {
    return times.getLong(child * Long.BYTES);
  }
}
