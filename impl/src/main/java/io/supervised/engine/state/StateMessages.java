package io.supervised.engine.state;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Messages;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** Ids 370 to 379. */
@MessageBundle(projectCode = "SUPV", length = 5)
interface StateMessages {

  StateMessages MESSAGES = Messages.getBundle(MethodHandles.lookup(), StateMessages.class);

  @Message(
      id = 370,
      value =
          "The state was written by version %d of the bean, and this node has version %d. It is kept, and the child waits for a node"
              + " that has at least the same")
  NewerStateException newer(int written, int here);

  @Message(
      id = 371,
      value =
          "The state was written by a newer version of this library, in a form that this node does not know. It is kept, and the child"
              + " waits for a node that does")
  NewerStateException unknownFormat();
}
