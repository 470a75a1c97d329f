package io.supervised.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.supervised.tck.Proves;
import io.supervised.tck.server.Server.MissingException;
import io.supervised.tck.server.kind.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Applications that bring an Infinispan of another minor version, on the first of the chosen servers. */
class OtherGridTest {

  private static final String OTHER = "16.0.8";
  private static final List<String> ARTIFACTS =
      List.of("infinispan-core", "infinispan-commons", "infinispan-counter-api");

  private Server server;
  private List<Path> others;

  @BeforeEach
  void obtain() {
    List<Server> chosen = Servers.chosen().toList();
    assumeTrue(!chosen.isEmpty(), "no servers are chosen");
    server = chosen.get(0);
    try {
      server.obtain();
      others = ARTIFACTS.stream()
          .map(artifact -> Maven.artifact("org.infinispan:" + artifact + ":" + OTHER + ":jar"))
          .toList();
    } catch (MissingException reason) {
      throw new TestAbortedException(reason.getMessage(), reason);
    }
  }

  @Test
  @Proves("another Infinispan instead of ours is one warning at the start")
  void another_infinispan_is_told_of() throws IOException {
    List<Path> libraries = new ArrayList<>(Archives.libraries());
    libraries.removeIf(
        jar -> ARTIFACTS.stream().anyMatch(jar.getFileName().toString()::startsWith));
    libraries.addAll(others);
    assertIsToldOnce("-other", libraries, "SUPV00208");
  }

  @Test
  @Proves("another Infinispan beside ours is one warning at the start")
  void two_of_them_are_told_of() throws IOException {
    List<Path> libraries = new ArrayList<>(others);
    libraries.addAll(Archives.libraries());
    assertIsToldOnce("-two", libraries, "SUPV00209");
  }

  private void assertIsToldOnce(String name, List<Path> libraries, String id) throws IOException {
    try (ServerCluster cluster = new ServerCluster(server, name, libraries)) {
      ServerNode node = cluster.begin("a");
      Starting.holds(() -> assertThat(node.said().lines().filter(line -> line.contains("SUPV0020")))
          .singleElement()
          .asString()
          .contains(id, OTHER));
    }
  }
}
