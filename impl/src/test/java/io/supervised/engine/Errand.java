package io.supervised.engine;

import io.supervised.ChildContext;
import io.supervised.Run;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A bean with a work loop that ends as its children's first argument says, so many times as the second one says. */
class Errand {

  /** How often children have begun, by name. */
  static final Map<String, AtomicInteger> BEGUN = new ConcurrentHashMap<>();

  static final String RETURNS = "returns";
  static final String FAILS = "fails";

  static final SupervisedBean BEAN = new SupervisedBean(
      "errand",
      Errand.class,
      1,
      false,
      false,
      self -> InstanceFactory.of(() -> new Errand(self)).create(self));

  private final ChildContext self;

  Errand(ChildContext self) {
    this.self = self;
  }

  static int begun(String name) {
    return BEGUN.computeIfAbsent(name, none -> new AtomicInteger()).get();
  }

  @Run
  void work() throws InterruptedException {
    int times = BEGUN.computeIfAbsent(self.name(), none -> new AtomicInteger()).incrementAndGet();
    List<Object> arguments = self.arguments();
    boolean ends = times <= (Integer) arguments.get(1);
    if (ends && arguments.get(0).equals(FAILS)) {
      throw new IllegalStateException("as was asked");
    } else if (!ends) {
      new CountDownLatch(1).await();
    }
  }

  String token() {
    return self.token().toString();
  }
}
