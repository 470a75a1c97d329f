package io.supervised.examples.quickstart;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a node's JVM is started: what the user of an application would write on its command line. */
record NodeCommand(Settings settings, Path files) {

  Path log(String node) {
    return settings.logs().folder().resolve(node + ".log");
  }

  Process start(String node, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + settings.heapMegabytes() + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dorg.jboss.logging.provider=jdk",
        "-Djava.util.logging.SimpleFormatter.format=%1$tT.%1$tL %4$s %3$s %5$s%6$s%n",
        "-Dsupervised.node.name=" + node,
        "-Dsupervised.cluster.name=" + clusterName(ProcessHandle.current().pid()),
        "-Dsupervised.transport.port=" + settings.port(),
        "-Dsupervised.transport.port-range=" + Settings.PORTS,
        "-Dsupervised.bean." + Children.BEAN + ".instances="
            + settings.texts().files().size(),
        "-D" + Work.FILES + "=" + files,
        "-D" + Work.PACE + "=" + settings.paceMillis(),
        Node.class.getName()));
    builder.environment().put("CLASSPATH", classPath());
    builder.redirectError(log.toFile());
    return builder.start();
  }

  /** The class path of this program, also when it runs inside Maven. */
  private static String classPath() {
    if (NodeCommand.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs())
          .map(url -> Path.of(URI.create(url.toString())).toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  /** Differs between two quick starts that run at one time. */
  static String clusterName(long launcher) {
    return "quick-start-" + launcher;
  }
}
