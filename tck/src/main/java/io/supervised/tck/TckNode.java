package io.supervised.tck;

import io.supervised.tck.application.Numbered;
import io.supervised.tck.application.Single;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A node under test, seen from outside: everything is plain text, so that it may live in another process. */
public interface TckNode {

  String name();

  /** The names of the members as this node sees them, oldest first. */
  List<String> nodes();

  /** The names of the children that run on this node. */
  Set<String> localChildren();

  /** The node of each running child of the cluster, as this node sees it. */
  Map<String, String> children();

  /** The names of the children that do not run or are about to move, as this node sees it. */
  Set<String> unsettled();

  /** The node responsible for a name, or the empty string. */
  String nodeFor(String child);

  /**
   * What this node's observers heard, in order: {@code up a}, {@code down b}, {@code started x}, {@code stopped x}; and of
   * children anywhere {@code started x@a}, {@code stopped x@a}.
   */
  List<String> heard();

  /** What a child of {@link Numbered} answers to a call of {@link Numbered#whereabouts} from this node. */
  String ask(String child);

  /** What {@link Single} answers to a call of {@link Single#whereabouts} on the injected bean of this node. */
  String askSingle();

  /** Ends the node in order. */
  void stop();

  /** Ends the node as a kill -9 would. */
  void kill();
}
