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

  Jvm jvm() {
    return new Jvm(plan.java(), process.pid());
  }

  /** Whether its application answers; it need not have found the others. */
  boolean isUp() {
    if (!process.isAlive()) {
      throw new AssertionError("node " + name() + " has ended; see " + log);
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
  void deploy(String application, Path war) {
    Path folder = launch.deployments().orElseThrow();
    try {
      for (String remains : List.of(".war", ".war.undeployed", ".war.failed", ".war.deployed")) {
        Files.deleteIfExists(folder.resolve(application + remains));
      }
      Path part = Files.copy(
          war, plan.folder().resolve(application + ".part"), StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, folder.resolve(application + ".war"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes it away again: WildFly by the mark that it has set, the others by the file. */
  void undeploy(String application) {
    Path folder = launch.deployments().orElseThrow();
    try {
      if (!Files.deleteIfExists(folder.resolve(application + ".war.deployed"))) {
        Files.delete(folder.resolve(application + ".war"));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Leaves nothing behind. */
  void end() {
    process.end();
  }
}
