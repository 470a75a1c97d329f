package io.supervised.engine;

import io.supervised.engine.call.Callees;
import io.supervised.engine.child.Callee;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.core.Child;
import io.supervised.engine.segment.RegistrarNames;
import io.supervised.engine.segment.SegmentHost;
import org.jspecify.annotations.Nullable;

/** What can be called on a node: the children that run there, and the registrars of its segments. */
record NodeCallees(String node, ChildHost children, SegmentHost segments) implements Callees {

  @Override
  public @Nullable Callee find(String called) {
    if (!RegistrarNames.isOne(called)) {
      return children.find(called).orElse(null);
    }
    String place = RegistrarNames.node(called);
    if (place == null) {
      return segments.registrar(RegistrarNames.segment(called));
    }
    return place.equals(node) ? segments.registrar(Child.LOCAL) : null;
  }
}
