package io.supervised.tck.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.supervised.tck.application.Answers;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Packs the application as users do. */
public final class Archives {

  private static final String ROOT = "io/supervised/tck/";
  private static final String BEANS_XML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="3.0" bean-discovery-mode="annotated">
      </beans>
      """;

  private final Path folder;
  private final List<Path> libraries;

  /**
   * Makes archives.
   *
   * @param folder where they are put
   * @param libraries the library under test with all it needs
   */
  Archives(Path folder, List<Path> libraries) {
    this.folder = ServerFiles.made(folder);
    this.libraries = List.copyOf(libraries);
  }

  /** The jars in the folder that the system property {@code supervised.tck.libraries} names. */
  static List<Path> libraries() throws IOException {
    Path folder = Path.of(System.getProperty("supervised.tck.libraries", "target/libraries"));
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** The library under test and all it needs, one by one. */
  public List<Path> needed() {
    return libraries;
  }

  /** The application with the library in {@code WEB-INF/lib}, and no {@code beans.xml} anywhere. */
  public Path war(String name) throws IOException {
    return war(name, libraries);
  }

  /** The application alone, for servers that have the library. */
  public Path thinWar(String name) throws IOException {
    return war(name, List.of());
  }

  private Path war(String name, List<Path> inside) throws IOException {
    Path war = folder.resolve(name + ".war");
    try (JarFileWriter out = new JarFileWriter(war)) {
      classes("application", file -> !file.contains("/se/"), "WEB-INF/classes/", out);
      out.add("WEB-INF/classes/META-INF/microprofile-config.properties", settings(name));
      out.add("WEB-INF/lib/library.jar", Files.readAllBytes(library(false)));
      for (Path library : inside) {
        out.add("WEB-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
      }
    }
    return war;
  }

  /** The application for a container of Java SE. */
  public Path applicationJar(String name) throws IOException {
    Path jar = folder.resolve(name + ".jar");
    try (JarFileWriter out = new JarFileWriter(jar)) {
      classes("application", file -> !file.contains("/web/"), "", out);
      out.add("META-INF/beans.xml", BEANS_XML.getBytes(UTF_8));
      out.add("META-INF/microprofile-config.properties", settings(name));
    }
    return jar;
  }

  /** The library of the application, for a container of Java SE, which wants a {@code beans.xml}. */
  public Path libraryJar() throws IOException {
    return library(true);
  }

  private Path library(boolean described) throws IOException {
    Path jar = folder.resolve(described ? "described-library.jar" : "library.jar");
    try (JarFileWriter out = new JarFileWriter(jar)) {
      classes("library", file -> true, "", out);
      if (described) {
        out.add("META-INF/beans.xml", BEANS_XML.getBytes(UTF_8));
      }
    }
    return jar;
  }

  private static byte[] settings(String name) {
    return ("supervised.cluster.name=" + name + "\nsupervised.bean.configured.auto-start=true\n")
        .getBytes(UTF_8);
  }

  private static void classes(
      String part, Predicate<String> wanted, String prefix, JarFileWriter out) throws IOException {
    try {
      Path source = Path.of(
          Answers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(source)) {
        addAll(source, part, wanted, prefix, out);
      } else {
        try (FileSystem jar =
            FileSystems.newFileSystem(URI.create("jar:" + source.toUri()), Map.of())) {
          addAll(jar.getPath("/"), part, wanted, prefix, out);
        }
      }
    } catch (URISyntaxException odd) {
      throw new IOException(odd);
    }
  }

  private static void addAll(
      Path source, String part, Predicate<String> wanted, String prefix, JarFileWriter out)
      throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.walk(source.resolve(ROOT + part))) {
      files = inside.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : files) {
      String name = source.relativize(file).toString().replace('\\', '/');
      if (wanted.test(name)) {
        out.add(prefix + name, Files.readAllBytes(file));
      }
    }
  }
}
