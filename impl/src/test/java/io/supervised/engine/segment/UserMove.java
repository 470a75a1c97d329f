package io.supervised.engine.segment;

import static io.supervised.engine.segment.MoveWorld.CHILD;
import static io.supervised.engine.segment.MoveWorld.HOME;

import io.supervised.engine.segment.Registrar.Reply;
import java.util.UUID;

/** What a user of a {@link MoveWorld} asks for, again and again, until it is through. */
final class UserMove {

  private final MoveWorld world;
  private final UUID operation;
  private final int to;
  private boolean accepted;

  UserMove(MoveWorld world, UUID operation, int to) {
    this.world = world;
    this.operation = operation;
    this.to = to;
  }

  int to() {
    return to;
  }

  void begin() {
    askAt(HOME);
  }

  private void askAt(int segment) {
    var unused = world
        .give(
            segment,
            there -> accepted
                ? there.moved(CHILD, operation)
                : there.move(CHILD, operation, to, "on=" + to))
        .thenAccept(reply -> world.later(() -> answered(reply)));
  }

  private void answered(Reply reply) {
    switch (reply.kind()) {
      case ELSEWHERE -> askAt(reply.asHint().segment());
      case UNSETTLED -> askAt(HOME);
      case DONE -> done();
      default -> throw new AssertionError(reply + ": " + world.diary);
    }
  }

  private void done() {
    if (accepted) {
      world.arrived();
    } else {
      accepted = true;
      world.accepted(to);
      askAt(HOME);
    }
  }
}
