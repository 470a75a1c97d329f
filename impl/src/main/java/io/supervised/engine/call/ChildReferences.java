package io.supervised.engine.call;

import io.supervised.Child;
import io.supervised.engine.call.SerializedChild.Form;
import io.supervised.engine.codec.References;
import io.supervised.engine.stub.StubClass;
import io.supervised.engine.stub.StubHandler;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets stubs and {@link Child}s be arguments and results. They arrive with the deadline of their new place, and only by types that
 * beans of this node have.
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
      return new Reference(reference.fullName(), reference.type().getName(), false);
    }
    if (object instanceof SerializedChild replaced) { // within another object
      return new Reference(
          replaced.name(), replaced.type().getName(), replaced.form() == Form.PROXY);
    }
    StubHandler handler = StubClass.handlerOf(object);
    String child = handler == null ? null : handler.child();
    return child == null ? null : new Reference(child, StubClass.typeOf(object).getName(), true);
  }

  @Override
  public @Nullable Object resolve(Reference reference) {
    Class<?> type = types.get(reference.type());
    if (type == null) {
      return null;
    }
    Child<?> child = children.child(type, reference.child());
    return reference.proxy() ? child.proxy() : child;
  }
}
