package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.arjuna.ats.jta.cdi.TransactionExtension;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.faulttolerance.FaultToleranceExtension;
import io.supervised.ChildInfo;
import io.supervised.Supervised;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;

/** Interceptors of a supervised bean work where its child runs, for calls from anywhere: transactions by JTA, and Fault Tolerance. */
class InterceptorsTest {

  private static final int PORT = 19130;
  private static final List<Extension> FAULT_TOLERANCE =
      List.of(new ConfigExtension(), new FaultToleranceExtension());

  @Test
  void a_transaction_begins_and_ends_with_a_call_on_the_node_of_the_child() throws Exception {
    try (Application one = start("one", List.of(new TransactionExtension()), Ledger.class);
        Application two = start("two", List.of(new TransactionExtension()), Ledger.class)) {
      Ledger ledger = fromElsewhere(one, two, "ledger", Ledger.class);
      assertThat(ledger.isInTransaction()).isFalse();
      ledger.book("a");
      assertThatThrownBy(() -> ledger.book("")).isInstanceOf(IllegalArgumentException.class);
      assertThat(ledger.ends())
          .containsExactly("a " + Status.STATUS_COMMITTED, " " + Status.STATUS_ROLLEDBACK);
    }
  }

  @Test
  void a_call_is_retried_where_the_child_runs_and_what_falls_back_is_no_crash() {
    try (Application one = start("one", FAULT_TOLERANCE, Shaky.class);
        Application two = start("two", FAULT_TOLERANCE, Shaky.class)) {
      Shaky shaky = fromElsewhere(one, two, "shaky", Shaky.class);
      assertThat(shaky.third()).isEqualTo(3);
      assertThat(shaky.never()).isEqualTo("fallen back");
      assertThat(one.supervisor().find("shaky")).map(ChildInfo::restarts).contains(0L);
      assertThatThrownBy(shaky::tooOften).isInstanceOf(IllegalStateException.class);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(one.supervisor().find("shaky"))
              .map(ChildInfo::restarts)
              .contains(1L));
    }
  }

  private static Application start(String node, List<Extension> extensions, Class<?> bean) {
    return Application.start(PORT, Map.of("supervised.node.name", node), extensions, bean);
  }

  /** Its stub on the node where it is not. */
  private static <T> T fromElsewhere(
      Application one, Application two, String child, Class<T> type) {
    String where = Rest.placeOf(child, one.supervisor(), 2).name();
    return (where.equals("one") ? two : one).get(type);
  }

  @Supervised(keepOn = IllegalArgumentException.class)
  static class Ledger {

    private final TransactionManager transactions =
        com.arjuna.ats.jta.TransactionManager.transactionManager();
    private final List<String> ends = new CopyOnWriteArrayList<>();

    boolean isInTransaction() throws SystemException {
      return transactions.getTransaction() != null;
    }

    @Transactional
    void book(String what) throws SystemException, RollbackException {
      transactions.getTransaction().registerSynchronization(new Synchronization() {
        @Override
        public void beforeCompletion() {
          // what counts is the end
        }

        @Override
        public void afterCompletion(int status) {
          ends.add(what + " " + status);
        }
      });
      if (what.isEmpty()) {
        throw new IllegalArgumentException("nothing to book");
      }
    }

    List<String> ends() {
      return List.copyOf(ends);
    }
  }

  @Supervised
  static class Shaky {

    private int tries;

    @Retry(maxRetries = 5, delay = 0, jitter = 0)
    int third() {
      tries++;
      if (tries < 3) {
        throw new IllegalStateException("not yet");
      }
      return tries;
    }

    @Fallback(fallbackMethod = "instead")
    String never() {
      throw new IllegalStateException("never");
    }

    String instead() {
      return "fallen back";
    }

    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    void tooOften() {
      throw new IllegalStateException("too often");
    }
  }
}
