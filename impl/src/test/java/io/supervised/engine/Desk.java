package io.supervised.engine;

import io.supervised.ChildContext;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.SupervisedBean;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bean whose children are started at run time. */
class Desk {

  /** The last instance of each name in this JVM. */
  static final Map<String, Desk> LAST = new ConcurrentHashMap<>();

  static final SupervisedBean BEAN =
      new SupervisedBean("desk", Desk.class, 1, false, false, Desk::create);

  private final ChildContext self;
  private int things;

  Desk(ChildContext self) {
    this.self = self;
  }

  private static Instance create(ChildContext self) throws Exception {
    Desk made = new Desk(self);
    LAST.put(self.name(), made);
    return InstanceFactory.of(() -> made).create(self);
  }

  String name() {
    return self.name();
  }

  String supervisor() {
    return self.supervisor();
  }

  String currency() {
    return (String) self.arguments().get(0);
  }

  long restart() {
    return self.token().restart();
  }

  void put(String thing) {
    things++;
  }

  int things() {
    return things;
  }
}
