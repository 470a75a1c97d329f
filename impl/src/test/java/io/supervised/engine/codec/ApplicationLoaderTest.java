package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An application whose loader sees its own classes and those of the JDK, and nothing of this library. */
class ApplicationLoaderTest {

  record Order(Optional<Line[]> lines, Class<?> unit) {}

  static final class Line implements Serializable {
    private static final long serialVersionUID = 1L;

    final int[] counts = {1, 2};
  }

  private static final class Application extends ClassLoader {

    Application() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.startsWith(ApplicationLoaderTest.class.getName() + "$")) {
        throw new ClassNotFoundException(name);
      }
      String file = name.replace('.', '/') + ".class";
      try (InputStream in =
          ApplicationLoaderTest.class.getClassLoader().getResourceAsStream(file)) {
        byte[] bytes = Objects.requireNonNull(in).readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void its_values_are_objects_of_its_own_classes() throws Exception {
    ClassLoader loader = new Application();
    Class<?> order = loader.loadClass(Order.class.getName());
    Codec codec = new Codec(
        AllowList.of(List.of(), List.of("io.supervised.engine.codec.*")),
        loader,
        10_000,
        References.NONE);
    Order original = new Order(Optional.of(new Line[] {new Line()}), int.class);
    byte[] frame = Codecs.open().encode(new Object[] {original}, "argument");

    Object copy = Objects.requireNonNull(Codecs.decode(codec, frame)[0]);

    assertThat(copy).isInstanceOf(order).isNotInstanceOf(Order.class);
    assertThat(copy).extracting("unit").isEqualTo(int.class);
    assertThat(copy)
        .extracting("lines.value")
        .extracting(lines -> lines.getClass().getComponentType().getClassLoader())
        .isSameAs(loader);
  }
}
