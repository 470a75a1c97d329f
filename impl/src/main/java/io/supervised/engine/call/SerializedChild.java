package io.supervised.engine.call;

import io.supervised.Child;
import io.supervised.engine.stub.StubHandler;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a {@link Child} or a stub outside of a node, as in a session: the name of the child. Where it is read, it is made
 * anew by the supervisor of the application.
 *
 * @param within deadline of the calls; null for the usual one
 * @param form what it is to become again
 */
record SerializedChild(String name, Class<?> type, @Nullable Duration within, Form form)
    implements Serializable {

  /** What may have been serialized. */
  enum Form {
    CHILD,
    PROXY,
    /** The handler of a proxy of an interface, which is serialized by itself. */
    HANDLER
  }

  Object readResolve() throws ObjectStreamException {
    Child<?> child = SupervisorLocator.find()
        .orElseThrow(() -> new InvalidObjectException(CallLog.LOG.noSupervisor(name)))
        .child(type, name);
    Child<?> same = within == null ? child : child.within(within);
    return switch (form) {
      case CHILD -> same;
      case PROXY -> same.proxy();
      case HANDLER -> handlerOf(same.proxy());
    };
  }

  private StubHandler handlerOf(Object proxy) {
    return (StubHandler) Proxy.getInvocationHandler(proxy);
  }
}
