package io.supervised.tck.server;

import static java.util.stream.Collectors.toMap;

import io.supervised.tck.TckNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A node in a server. */
final class ServerNode implements TckNode {

  /** The application that every node has. */
  static final String APPLICATION = "tck";

  private static final String DEPLOYED = ".deployed";

  private final NodePlan plan;
  private final Launch launch;
  private final Path log;
  private final Questions questions;
  private ServerProcess process;

  ServerNode(NodePlan plan, Launch launch, Path log) throws IOException {
    this.plan = plan;
    this.launch = launch;
    this.log = log;
    this.questions = new Questions(launch.port());
    this.process = ServerProcess.start(launch, log);
  }

  @Override
  public String name() {
    return plan.name();
  }

  /** The first of its ports. */
  int port() {
    return plan.port();
  }

  Questions questions() {
    return questions;
  }

  /** All that it has said up to now. */
  String said() throws IOException {
    return Files.readString(log);
  }

  Jvm jvm() {
    return new Jvm(plan.java(), process.pid());
  }

  /**
   * Whether its application answers; it need not have found the others.
   *
   * @throws EndedException if it never will
   */
  boolean isUp() {
    if (!process.isAlive()) {
      throw new EndedException("node " + name() + " has ended; see " + log);
    }
    return questions.isThere(APPLICATION);
  }

  @Override
  public List<String> nodes() {
    return lines("nodes").toList();
  }

  @Override
  public Set<String> localChildren() {
    return Set.copyOf(lines("local").toList());
  }

  @Override
  public Map<String, String> children() {
    return lines("children")
        .map(line -> line.split("="))
        .collect(toMap(parts -> parts[0], parts -> parts[1]));
  }

  @Override
  public Set<String> unsettled() {
    return Set.copyOf(lines("unsettled").toList());
  }

  @Override
  public String nodeFor(String child) {
    return answer("nodeFor " + child);
  }

  @Override
  public List<String> heard() {
    return lines("heard").toList();
  }

  /** What its application says to a question. */
  String answer(String question) {
    return questions.ask(APPLICATION, question);
  }

  @Override
  public String ask(String child) {
    return answer("ask " + child);
  }

  @Override
  public String askSingle() {
    return answer("single");
  }

  private Stream<String> lines(String question) {
    return answer(question).lines();
  }

  @Override
  public void stop() {
    process.terminate();
  }

  @Override
  public void kill() {
    process.kill();
  }

  /** Starts it once more, after it has ended. */
  void startAgain() throws IOException {
    process.end();
    process = ServerProcess.start(launch, log);
  }

  /** Puts an application where the server looks for them. */
  void deploy(Path archive) {
    Path place = place(archive);
    try {
      for (String remains : List.of("", ".undeployed", ".failed", DEPLOYED)) {
        Files.deleteIfExists(mark(place, remains));
      }
      Path part = Files.copy(
          archive,
          plan.folder().resolve(archive.getFileName() + ".part"),
          StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes it away again: WildFly by the mark that it has set, the others by the file. */
  void undeploy(Path archive) {
    Path place = place(archive);
    try {
      if (!Files.deleteIfExists(mark(place, DEPLOYED))) {
        Files.delete(place);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path place(Path archive) {
    return launch.deployments().orElseThrow().resolve(archive.getFileName());
  }

  private static Path mark(Path place, String ending) {
    return place.resolveSibling(place.getFileName() + ending);
  }

  /** Leaves nothing behind. */
  void end() {
    process.end();
  }

  /** No waiting helps. */
  static final class EndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EndedException(String reason) {
      super(reason);
    }
  }
}
