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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Packs the application as users do. */
public final class Archives {

  private static final String ROOT = "io/supervised/tck/";
  private static final String NO_BEANS_XML = "";
  private static final String ANNOTATED_BEANS = """
      <?xml version="1.0" encoding="UTF-8"?>
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="3.0" bean-discovery-mode="annotated">
      </beans>
      """;
  private static final String ALL_BEANS = ANNOTATED_BEANS.replace("annotated", "all");

  private static final String APPLICATION_XML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
        <module><web><web-uri>NAME.war</web-uri><context-root>/NAME</context-root></web></module>
        <library-directory>lib</library-directory>
      </application>
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
    Path folder = Path.of(System.getProperty("supervised.tck.libraries", "target/libraries"))
        .toAbsolutePath();
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
    List<Path> inside = new ArrayList<>(libraries);
    inside.add(library(NO_BEANS_XML));
    return war(name, inside);
  }

  /** The application alone, for servers that have the library. */
  Path thinWar(String name) throws IOException {
    return war(name, List.of(library(NO_BEANS_XML)));
  }

  /** The same with {@code beans.xml} files that make every class a bean. */
  Path describedThinWar(String name) throws IOException {
    return war(name, List.of(library(ALL_BEANS)), ALL_BEANS);
  }

  private Path war(String name, List<Path> inside) throws IOException {
    return war(name, inside, NO_BEANS_XML);
  }

  private Path war(String name, List<Path> inside, String beans) throws IOException {
    Path war = folder.resolve(name + ".war");
    try (JarFileWriter out = new JarFileWriter(war)) {
      add("WEB-INF/beans.xml", beans, out);
      classes("application", file -> !file.contains("/se/"), "WEB-INF/classes/", out);
      out.add("WEB-INF/classes/META-INF/microprofile-config.properties", settings(name));
      addAll(inside, "WEB-INF/lib/", out);
    }
    return war;
  }

  /** The application as the only module of an EAR, which has the libraries. */
  Path ear(String name) throws IOException {
    Path ear = folder.resolve(name + ".ear");
    try (JarFileWriter out = new JarFileWriter(ear)) {
      out.add("META-INF/application.xml", APPLICATION_XML.replace("NAME", name).getBytes(UTF_8));
      addAll(List.of(war(name, List.of())), "", out);
      addAll(libraries, "lib/", out);
      addAll(List.of(library(NO_BEANS_XML)), "lib/", out);
    }
    return ear;
  }

  private static void addAll(List<Path> files, String prefix, JarFileWriter out)
      throws IOException {
    for (Path file : files) {
      out.add(prefix + file.getFileName(), Files.readAllBytes(file));
    }
  }

  /** The application for a container of Java SE. */
  public Path applicationJar(String name) throws IOException {
    Path jar = folder.resolve(name + ".jar");
    try (JarFileWriter out = new JarFileWriter(jar)) {
      classes("application", file -> !file.contains("/web/"), "", out);
      add("META-INF/beans.xml", ANNOTATED_BEANS, out);
      out.add("META-INF/microprofile-config.properties", settings(name));
    }
    return jar;
  }

  /** The library of the application, for a container of Java SE, which wants a {@code beans.xml}. */
  public Path libraryJar() throws IOException {
    return library(ANNOTATED_BEANS);
  }

  private Path library(String beans) throws IOException {
    Path jar = folder.resolve("library.jar");
    try (JarFileWriter out = new JarFileWriter(jar)) {
      classes("library", file -> true, "", out);
      add("META-INF/beans.xml", beans, out);
    }
    return jar;
  }

  private static void add(String name, String text, JarFileWriter out) throws IOException {
    if (!text.isEmpty()) {
      out.add(name, text.getBytes(UTF_8));
    }
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
