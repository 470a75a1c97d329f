package io.supervised.tck.application;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Supervisor;
import io.supervised.tck.library.Stowaway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers what a test asks of this node: a question is a word and perhaps a name, an answer is lines. */
@ApplicationScoped
public class Answers {

  @Inject
  Supervisor supervisor;

  @Inject
  Single single;

  @Inject
  Located located;

  @Inject
  Stowaway stowaway;

  @Inject
  Diary diary;

  @Inject
  Lookout lookout;

  public String answer(String question) {
    int space = question.indexOf(' ');
    return space < 0
        ? ofNode(question)
        : ofChild(question.substring(0, space), question.substring(space + 1));
  }

  private String ofNode(String question) {
    return switch (question) {
      case "nodes" -> lines(supervisor.nodes().stream().map(ClusterNode::name));
      case "local" -> lines(supervisor.localChildren().stream());
      case "children" ->
        lines(supervisor.children().stream()
            .filter(child -> child.state() == ChildState.ACTIVE)
            .map(Answers::place));
      case "unsettled" -> lines(Unsettled.of(supervisor).stream());
      case "heard" -> lines(diary.entries().stream());
      case "single" -> single.whereabouts();
      case "located" -> located.node();
      case "observersNaming" -> lookout.naming();
      case "stowaway" -> stowaway.whereabouts();
      default -> throw new IllegalArgumentException("no such question: " + question);
    };
  }

  private String ofChild(String question, String name) {
    return switch (question) {
      case "nodeFor" -> supervisor.nodeFor(name).map(ClusterNode::name).orElse("");
      case "restart" -> restarted(name);
      case "ask" -> supervisor.child(Numbered.class, name).call(Numbered::whereabouts);
      default -> inCall(question, name);
    };
  }

  private String restarted(String child) {
    supervisor.restartChild(child);
    return child;
  }

  private String inCall(String question, String node) {
    Surroundings there =
        supervisor.child(Surroundings.class, "surroundings@" + node).proxy();
    return switch (question) {
      case "classLoader" -> Boolean.toString(there.classLoader());
      case "request" -> Integer.toString(there.request());
      case "thread" -> there.thread();
      case "naming" -> there.naming();
      case "transaction" -> there.payInTransaction() + "\n" + there.payWithoutTransaction();
      default -> throw new IllegalArgumentException("no such question: " + question);
    };
  }

  private static String place(ChildInfo child) {
    return child.name() + "=" + child.node().name();
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n"));
  }
}
