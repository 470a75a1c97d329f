package io.supervised.tck.application;

import io.supervised.Supervised;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Tells what the code of a child finds around it during a call. */
@Supervised(everyNode = true)
public class Surroundings {

  @Inject
  Till till;

  @Inject
  Visit visit;

  /** Whether the thread's class loader is one that sees this very class. */
  public boolean classLoader() {
    try {
      return Thread.currentThread().getContextClassLoader().loadClass(Surroundings.class.getName())
          == Surroundings.class;
    } catch (ClassNotFoundException other) {
      return false;
    }
  }

  /** How many questions the request of this call has seen, this one and another included: 2 if it is one of its own. */
  public int request() {
    visit.question();
    return visit.question();
  }

  /** What the thread is called. */
  public String thread() {
    return Thread.currentThread().getName();
  }

  /** What JNDI has for an application. */
  public String naming() {
    return Names.found();
  }

  /** Pays in a transaction of this call. */
  @Transactional
  public String payInTransaction() {
    return till.pay();
  }

  /** Tries to pay without a transaction, which fails wherever there are transactions at all. */
  public String payWithoutTransaction() {
    try {
      return till.pay();
    } catch (RuntimeException refused) {
      return "refused";
    }
  }
}
