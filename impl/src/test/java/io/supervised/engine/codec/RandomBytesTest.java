package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.supervised.SerializationException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Frames with bits that were changed, lost or added on the way, drawn from a seed. */
class RandomBytesTest {

  private static final long SEED = 20_260_101;
  private static final int ROUNDS = 4_000;

  record Order(String id, List<Line> lines, Optional<LocalDate> due) {}

  record Line(int count, long price, @Nullable Object more) {}

  /** What is done to a frame. */
  private interface Reading {
    @Nullable
    Object of(byte[] frame);
  }

  private final Codec codec = Codecs.open();

  @Test
  void changed_frames_of_values_are_read_or_refused() {
    List<byte[]> frames = new ArrayList<>();
    for (Object value : values()) {
      frames.add(codec.encode(new Object[] {value}, "argument"));
    }
    frames.add(codec.encode(values(), "argument"));
    damage(frames, frame -> codec.decode(frame, 0, frame.length, "argument"));
  }

  @Test
  void changed_frames_of_exceptions_are_read_or_refused() {
    Exception cause = new IOException("disk", new IllegalStateException("inner"));
    cause.addSuppressed(new UnsupportedOperationException());
    List<byte[]> frames = List.of(
        codec.encodeThrown(new IllegalArgumentException("outer", cause)),
        codec.encodeThrown(new ArrayIndexOutOfBoundsException(3)));
    damage(frames, frame -> codec.decodeThrown(frame, 0, frame.length, "b"));
  }

  private static Object[] values() {
    Map<String, Object> map = new HashMap<>(Map.of("a", 1, "b", List.of(2)));
    map.put("self", new int[] {1, 2, 3});
    return new Object[] {
      "text",
      7L,
      new UUID(1, 2),
      Instant.EPOCH,
      Optional.of("x"),
      new Order("o", List.of(new Line(1, 2, map)), Optional.of(LocalDate.EPOCH)),
      map,
      new ArrayDeque<>(List.of(1, 2)),
      new PriorityQueue<>(List.of(3, 1)),
      new TreeMap<>(Map.of("k", "v", "l", "w")),
      new HashSet<>(List.of(1, 2, 3)),
      new ConcurrentHashMap<>(Map.of(1, 2)),
      new CopyOnWriteArrayList<>(List.of("a")),
      new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
      EnumSet.of(TimeUnit.HOURS),
      BitSet.valueOf(new long[] {3}),
      new Object[] {1, "a", new byte[] {1}, new long[][] {{1}}}
    };
  }

  private static void damage(List<byte[]> frames, Reading reading) {
    Random random = new Random(SEED);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] frame = damaged(frames.get(random.nextInt(frames.size())), random);
      try {
        reading.of(frame);
      } catch (SerializationException expected) {
        refused++;
      } catch (Throwable other) {
        fail("seed %d, round %d: %s".formatted(SEED, round, Arrays.toString(frame)), other);
      }
    }
    assertThat(refused).as("damage that was noticed").isGreaterThan(ROUNDS / 3);
  }

  private static byte[] damaged(byte[] frame, Random random) {
    byte[] copy = frame.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(copy, random.nextInt(copy.length));
      }
      case 1 -> {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
      }
      case 2 -> {
        int at = random.nextInt(copy.length);
        int length = Math.min(4, copy.length - at);
        Arrays.fill(copy, at, at + length, (byte) (random.nextBoolean() ? 0x7f : 0xff));
      }
      case 3 -> {
        int from = random.nextInt(copy.length);
        int to = random.nextInt(copy.length);
        System.arraycopy(frame, from, copy, to, copy.length - Math.max(from, to));
      }
      default -> {
        for (int i = random.nextInt(4); i >= 0; i--) {
          copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
      }
    }
    return copy;
  }
}
