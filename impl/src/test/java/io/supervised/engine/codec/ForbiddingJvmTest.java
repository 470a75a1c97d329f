package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.Forks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A JVM in which nothing may be deserialized, unless a stream has a filter of its own. */
@ResourceLock(value = Forks.LOCK, mode = ResourceAccessMode.READ)
class ForbiddingJvmTest {

  record Order(String id, List<Optional<LocalDate>> dates) {}

  /** Main class of that JVM. */
  static final class Calls {

    private Calls() {}

    public static void main(String... arguments) throws Exception {
      try {
        byte[] bytes = Codecs.forged(new ArrayList<>());
        new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes, 2, bytes.length - 2))
            .readObject();
        System.out.println("nothing is forbidden");
      } catch (java.io.InvalidClassException forbidden) {
        System.out.println("forbidden");
      }
      Order order = new Order("o", new ArrayList<>(List.of(Optional.of(LocalDate.EPOCH))));
      System.out.println("order " + Codecs.copyOf(order).equals(order));
      byte[] thrown = Codecs.open().encodeThrown(new IOException("disk"));
      System.out.println(Codecs.open().decodeThrown(thrown, 0, thrown.length, "b"));
    }
  }

  @Test
  void calls_work_all_the_same() throws Exception {
    Process jvm = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:TieredStopAtLevel=1",
            "-Djdk.serialFilter=!*",
            "-cp",
            System.getProperty("java.class.path"),
            Calls.class.getName())
        .redirectErrorStream(true)
        .start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .containsExactly("forbidden", "order true", "java.io.IOException: disk");
  }
}
