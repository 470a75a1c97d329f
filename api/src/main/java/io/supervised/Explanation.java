package io.supervised;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a child is where it is. Its {@code toString} is meant to be read.
 *
 * @param name the child's name, whether or not there is such a child
 * @param segment the part of the hash that the name belongs to; -1 for a child that each node has of its own
 * @param holder the node that is responsible for it; empty while the segment changes hands
 * @param candidates the members that may run it: eligible ones that suit its constraint; the one that it should run on first
 * @param moves the last changes of the holder that this node has seen, oldest first, at most 8
 * @param child what its owner told of the child; empty if there is none
 * @param why in words
 */
public record Explanation(
    String name,
    int segment,
    Optional<ClusterNode> holder,
    List<ClusterNode> candidates,
    List<Move> moves,
    Optional<ChildInfo> child,
    String why) {

  /**
   * An explanation.
   *
   * @param name as above
   * @param segment as above
   * @param holder as above
   * @param candidates is copied
   * @param moves is copied
   * @param child as above
   * @param why as above
   */
  public Explanation {
    candidates = List.copyOf(candidates);
    moves = List.copyOf(moves);
  }

  /**
   * The holder of the segment has changed.
   *
   * @param at when this node heard of it, by its wall clock
   * @param to the new holder; empty if nobody held it then
   */
  public record Move(Instant at, Optional<ClusterNode> to) {}
}
