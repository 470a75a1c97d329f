package io.supervised.engine.call;

import io.supervised.Child;
import io.supervised.engine.call.SerializedChild.Form;
import io.supervised.engine.codec.References;
import io.supervised.engine.stub.StubClass;
import io.supervised.engine.stub.StubHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets stubs and {@link Child}s be arguments and results. They keep a deadline of their own, and arrive only by types that beans of
 * this node have.
 */
public final class ChildReferences implements References {

  private final Map<String, Class<?>> types = new HashMap<>();
  private final Finder children;

  /** Makes the {@link Child} of a type and a name. */
  @FunctionalInterface
  public interface Finder {
    Child<?> child(Class<?> type, String name);
  }

  public ChildReferences(Collection<Class<?>> beans, Finder children) {
    this.children = children;
    Deque<Class<?>> open = new ArrayDeque<>(beans);
    while (!open.isEmpty()) {
      Class<?> type = open.remove();
      if (type != Object.class && types.put(type.getName(), type) == null) {
        open.addAll(List.of(type.getInterfaces()));
        if (type.getSuperclass() != null) {
          open.add(type.getSuperclass());
        }
      }
    }
  }

  @Override
  public @Nullable Reference of(Object object) {
    if (object instanceof ChildReference<?> reference) {
      return new Reference(
          reference.fullName(), reference.type().getName(), false, reference.deadline());
    }
    if (object instanceof SerializedChild replaced) { // within another object
      return new Reference(
          replaced.name(),
          replaced.type().getName(),
          replaced.form() == Form.PROXY,
          replaced.within());
    }
    StubHandler handler = StubClass.handlerOf(object);
    return handler == null ? null : ofStub(StubClass.typeOf(object), handler);
  }

  private static @Nullable Reference ofStub(Class<?> type, StubHandler handler) {
    String child = handler.child();
    return child == null
        ? null
        : new Reference(child, type.getName(), true, ChildReference.deadlineOf(handler));
  }

  @Override
  public @Nullable Object resolve(Reference reference) {
    Class<?> type = types.get(reference.type());
    if (type == null) {
      return null;
    }
    Child<?> usual = children.child(type, reference.child());
    Duration within = reference.within();
    Child<?> child = within == null ? usual : usual.within(within);
    return reference.proxy() ? child.proxy() : child;
  }
}
