package io.supervised.engine;

import io.supervised.ChildContext;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** A bean whose children note what they are told, whichever instance it is that is told. */
class Scribe {

  private static final int CHILDREN = 6;
  private static final Map<String, Queue<Integer>> WRITTEN = new ConcurrentHashMap<>();

  private final ChildContext self;

  Scribe(ChildContext self) {
    this.self = self;
  }

  static SupervisedBean bean() {
    InstanceFactory factory = self -> InstanceFactory.of(() -> new Scribe(self)).create(self);
    return SupervisedBean.of("scribe", Scribe.class, factory).times(CHILDREN);
  }

  /** The names of all children. */
  static List<String> names() {
    return IntStream.range(0, CHILDREN).mapToObj(number -> "scribe-" + number).toList();
  }

  /** What a caller has told a child, in the order in which it was told. */
  static List<Integer> written(String child, String caller) {
    return List.copyOf(WRITTEN.getOrDefault(child + " " + caller, new ConcurrentLinkedQueue<>()));
  }

  int write(String caller, int number) {
    WRITTEN
        .computeIfAbsent(self.name() + " " + caller, none -> new ConcurrentLinkedQueue<>())
        .add(number);
    return number;
  }
}
