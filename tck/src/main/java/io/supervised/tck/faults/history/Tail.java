package io.supervised.tck.faults.history;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Follows a file that grows: hands out each event once, as soon as its line is complete. */
public final class Tail {

  private final Path file;
  private long read;

  public Tail(Path file) {
    this.file = file;
  }

  /** What has been added since the last time; malformed lines are left to the reader of the whole history. */
  public List<Event> more() throws IOException {
    return History.of(List.of(addition())).events();
  }

  private String addition() throws IOException {
    if (!Files.exists(file)) {
      return ""; // the process has not come so far yet
    }
    byte[] bytes;
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      open.seek(read);
      bytes = new byte[Math.toIntExact(open.length() - read)];
      open.readFully(bytes);
    }
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    read += end;
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
