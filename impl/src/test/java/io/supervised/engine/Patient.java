package io.supervised.engine;

import io.supervised.ChildContext;
import io.supervised.Run;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A bean whose children end as they are told. */
class Patient {

  static final SupervisedBean BEAN = new SupervisedBean(
          "patient",
          Patient.class,
          1,
          false,
          false,
          self -> InstanceFactory.of(() -> new Patient(self)).create(self))
      .under(new BeanPolicy(
          BeanPolicy.DEFAULT.restart(),
          TestNodes.GIVEN_UP_SOME_TIME.limit(),
          Optional.empty(),
          Set.of(IllegalArgumentException.class)));

  /** Names of children whose next instance can't be made. */
  private static final Set<String> DOOMED = ConcurrentHashMap.newKeySet();

  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean returns;

  private final ChildContext self;

  Patient(ChildContext self) {
    this.self = self;
    if (DOOMED.remove(self.name())) {
      throw new IllegalStateException("doomed");
    }
  }

  /** The next instance of the child can't be made. */
  static void doom(String child) {
    DOOMED.add(child);
  }

  @Run
  void loop() throws InterruptedException {
    end.await();
    if (!returns) {
      throw new IllegalStateException("the loop is sick");
    }
  }

  void endLoop(boolean normally) {
    returns = normally;
    end.countDown();
  }

  String token() {
    return self.token().toString();
  }

  void crash() {
    throw new IllegalStateException("sick");
  }

  void answer() {
    throw new IllegalArgumentException("an answer");
  }
}
