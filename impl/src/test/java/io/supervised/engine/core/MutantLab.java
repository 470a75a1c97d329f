package io.supervised.engine.core;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Compiles the files of the protocol in which a rule is broken, and runs the simulator against these and the others as they are,
 * in a class loader of its own; so the protocol itself has no switches.
 */
final class MutantLab {

  private static final String PACKAGE = "io.supervised.engine.core.";
  private static final Path SOURCES =
      Path.of("src", "main", "java", "io", "supervised", "engine", "core");

  private final Path folder;

  MutantLab(Path folder) {
    this.folder = folder;
  }

  /** Runs so many schedules at most until one fails; what it found, or the empty string. */
  String hunt(Mutant mutant, long most) throws IOException, ReflectiveOperationException {
    Path classes = compile(mutant);
    URL[] places = {url(classes), placeOf(Protocol.class), placeOf(MutantLab.class)};
    try (Loader loader = new Loader(places)) {
      Method hunt = loader
          .loadClass(PACKAGE + "Campaign")
          .getDeclaredMethod("firstViolation", String.class, long.class, long.class);
      hunt.setAccessible(true);
      return (String) hunt.invoke(null, mutant.family().name(), mutant.first(), most);
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException(mutant.name(), failed.getCause());
    }
  }

  private Path compile(Mutant mutant) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of(
        "-nowarn",
        "-proc:none",
        "-d",
        classes.toString(),
        "-cp",
        System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        String mutated = mutant.applyTo(file.getFileName().toString(), source);
        if (!mutated.equals(source)) {
          Path copy = sources.resolve(file.getFileName());
          Files.writeString(copy, mutated);
          arguments.add(copy.toString());
        }
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result = compiler.run(null, null, null, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalStateException(mutant.name() + ": does not compile");
    }
    return classes;
  }

  private static URL placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  /** Loads the protocol and its simulator itself, and everything else as usual. */
  private static final class Loader extends URLClassLoader {

    Loader(URL[] places) {
      super(places, MutantLab.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }
  }
}
