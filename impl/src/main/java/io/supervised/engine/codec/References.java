package io.supervised.engine.codec;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Objects that stand for children: they travel as the name of the child, and are made anew where they arrive. */
public interface References {

  /** Knows no such objects. */
  References NONE = new References() {
    @Override
    public @Nullable Reference of(Object object) {
      return null;
    }

    @Override
    public @Nullable Object resolve(Reference reference) {
      return null;
    }
  };

  /**
   * What travels.
   *
   * @param type the name of the type by which the child is called
   * @param proxy whether the object is of that type, rather than a {@link io.supervised.Child}
   * @param within the deadline of its calls; null for the usual one
   */
  record Reference(
      String child, String type, boolean proxy, @Nullable Duration within)
      implements Serializable {}

  /** What an object stands for; null if it is no such object. */
  @Nullable
  Reference of(Object object);

  /** An object for a child, on this node; null if the type is none by which children are called here. */
  @Nullable
  Object resolve(Reference reference);
}
