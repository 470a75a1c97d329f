package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Classes compiled during a test, so that they can live in packages, loaders and modules of their own. */
record Compiled(Path folder) {

  /** Compiles source files, given as path and text in turn. */
  static Compiled into(Path folder, String... pathsAndTexts) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-d", folder.toString(), "-encoding", "UTF-8"));
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      Path file = folder.resolve("src").resolve(pathsAndTexts[i]);
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, pathsAndTexts[i + 1]).toString());
    }
    int result = ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).as("the sources compile").isZero();
    return new Compiled(folder);
  }

  /** A loader that sees these classes and the JDK, and nothing of this library. */
  URLClassLoader aloneLoader() {
    return loader(ClassLoader.getPlatformClassLoader());
  }

  URLClassLoader loader(ClassLoader parent) {
    return new URLClassLoader(new URL[] {url()}, parent);
  }

  URL url() {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
