package io.supervised.engine.call;

import io.supervised.SerializationException;
import io.supervised.engine.call.CallFrame.Abandoned;
import io.supervised.engine.call.CallFrame.Bytes;
import io.supervised.engine.call.CallFrame.Refused;
import io.supervised.engine.call.CallFrame.Returned;
import io.supervised.engine.call.CallFrame.Threw;
import io.supervised.engine.call.CallFrame.Unsendable;
import io.supervised.engine.codec.Codec;
import org.jspecify.annotations.Nullable;

/** The way back to another node. */
record RemoteReply(Links links, Link link, Codec codec, CallId id) implements ReplyTo {

  @Override
  public void returned(@Nullable Object value) {
    send(frame(value));
  }

  private CallFrame frame(@Nullable Object value) {
    try {
      return new Returned(id, Bytes.of(codec.encode(new Object[] {value}, "result")));
    } catch (SerializationException bound) {
      return new Unsendable(id, String.valueOf(bound.getMessage()), bound.typeName(), bound.path());
    }
  }

  @Override
  public void threw(Throwable thrown) {
    send(new Threw(id, Bytes.of(codec.encodeThrown(thrown))));
  }

  @Override
  public void abandoned() {
    send(new Abandoned(id));
  }

  @Override
  public void refused(Reason reason, String detail) {
    send(new Refused(id, reason, detail));
  }

  /** An answer that can't be sent is lost, as one on the way would be. */
  private void send(CallFrame frame) {
    if (!links.send(link, frame)) {
      CallLog.LOG.debugf("answer to %s not sent", link.there());
    }
  }
}
