package io.supervised.engine.segment;

import io.supervised.ClusterNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * What the holder of a segment does for users with the names in it. It is called as children are, under a name of its own (see {@link
 * RegistrarNames}): so an order goes to whoever holds the segment, waits while it moves, and is carried out once.
 *
 * <p>Each order carries the id of the operation that the user began. An order that is given again under the same id changes nothing
 * more, and has the same reply.
 */
public interface Registrar {

  /** Starts children; the replies are in the order of the orders. */
  CompletionStage<List<Reply>> start(List<StartOrder> orders);

  /**
   * Stops a child for good.
   *
   * @param stopped whether the reply waits until the child has stopped; it must not if the child waits for the reply
   */
  CompletionStage<Reply> terminate(String child, UUID operation, boolean stopped);

  /**
   * Stops a child and starts it again. Only the holder remembers the operation: given again to the next one, where the child has begun
   * anew, it may begin anew once more.
   *
   * @param stopped whether the reply waits until the child has stopped; it must not if the child waits for the reply
   */
  CompletionStage<Reply> restart(String child, UUID operation, boolean stopped);

  /** Gives a name that was never used to another segment, for good. */
  CompletionStage<Reply> place(String child, int segment);

  /**
   * Says which placement group is that of a constraint, and makes one if there is none.
   *
   * @param most how many groups there can be
   * @return a reply with the number of the group
   */
  CompletionStage<Reply> group(String constraint, int most);

  /** Says that the segment is open: whoever is to hand something over asks before it stops what it has. */
  CompletionStage<Reply> ready();

  /**
   * Has a child go on in another segment, with that constraint. Replies once all members know that it will, or that it has that
   * constraint already; a child that was given up is a conflict.
   */
  CompletionStage<Reply> move(String child, UUID operation, int segment, String constraint);

  /** Replies once the move by that operation is through; another one may have followed. */
  CompletionStage<Reply> moved(String child, UUID operation);

  /** Takes over a child from another segment; given again, or late, it changes nothing. */
  CompletionStage<Reply> receive(Handover order);

  /**
   * Takes note that a name that hashes to this segment goes on in another one.
   *
   * @param moves after how many moves of the name; what is known after more of them stays
   */
  CompletionStage<Reply> refer(String child, int segment, long moves);

  /**
   * A child to be started.
   *
   * @param spec encoded
   */
  @SuppressWarnings("ArrayRecordComponent") // it carries them, and is never compared
  record StartOrder(String child, UUID operation, byte[] spec) {}

  /**
   * How an order ended.
   *
   * @param detail what is there instead, if it is of interest
   */
  record Reply(Kind kind, String detail) {

    static Reply of(Kind kind) {
      return new Reply(kind, "");
    }

    /** It is there already, on that node. */
    static Reply present(ClusterNode node) {
      return new Reply(Kind.PRESENT, node.incarnation() + " " + node.name());
    }

    /** The name belongs to another segment, after so many moves. */
    static Reply elsewhere(int segment, long moves) {
      return new Reply(Kind.ELSEWHERE, new SegmentHint(segment, moves).text());
    }

    static Reply number(int number) {
      return new Reply(Kind.DONE, Integer.toString(number));
    }

    /** The node on which the child is present. */
    public ClusterNode asNode() {
      int space = detail.indexOf(' ');
      return new ClusterNode(
          detail.substring(space + 1), UUID.fromString(detail.substring(0, space)));
    }

    /** The segment that the name belongs to. */
    public SegmentHint asHint() {
      return SegmentHint.read(detail);
    }

    /** The number of the group. */
    public int asNumber() {
      return Integer.parseInt(detail);
    }
  }

  /** How orders end. */
  enum Kind {
    /** Done, and known to all members. */
    DONE,
    /** Nothing was to be done: the child is there already, from an equal specification. */
    PRESENT,
    /** Nothing was to be done: there is no such child. */
    ABSENT,
    /** Nothing was done: something else is there. */
    CONFLICT,
    /** Nothing was done: the name belongs to another segment. */
    ELSEWHERE,
    /** The holder has lost the segment before it was sure; the next one knows more. */
    UNSETTLED
  }
}
