package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.CallCycleException;
import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildName;
import io.supervised.NotExecutedException;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectionTest {

  private final Application application = Application.start(
      18100,
      Map.of("supervised.node.name", "solo", "supervised.bean.worker.instances", "3"),
      Log.class,
      ReportMailer.class,
      Greeter.class,
      Ledger.class,
      Worker.class,
      Desk.class,
      Stamp.class);

  @BeforeAll
  void all_children_run() {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(application.supervisor().localChildren())
            .containsExactly(
                "books", "greeter", "reportMailer", "worker-0", "worker-1", "worker-2"));
  }

  @AfterAll
  void stop() {
    application.close();
  }

  @Test
  void a_bean_is_injected_by_its_class_and_a_call_reaches_the_one_instance() {
    Desk desk = application.get(Desk.class);
    int before = desk.mailer.sent();
    desk.mailer.send("hello");
    assertThat(desk.mailer.sent()).isEqualTo(before + 1);
    assertThat(application.get(ReportMailer.class).sent()).isEqualTo(before + 1);
  }

  @Test
  void constructor_and_life_cycle_run_for_the_instance_alone() {
    List<String> entries = application.get(Log.class).entries();
    application.get(ReportMailer.class);
    application.get(Desk.class);
    assertThat(entries).filteredOn("mailer constructed"::equals).hasSize(1);
    assertThat(entries).filteredOn("mailer started"::equals).hasSize(1);
  }

  @Test
  void a_stub_says_whose_it_is() {
    ReportMailer stub = application.get(ReportMailer.class);
    assertThat(stub).hasToString("stub of reportMailer");
    assertThat(stub).isEqualTo(application.get(Desk.class).mailer);
  }

  @Test
  void an_interface_of_the_bean_injects_it_too() {
    assertThat(application.get(Desk.class).greets.greet("Ann"))
        .isEqualTo("Hello Ann, I am greeter");
  }

  @Test
  void beans_may_need_each_other_and_themselves() {
    assertThat(application.get(Ledger.class).name()).isEqualTo("books");
    assertThat(application.get(ReportMailer.class).ledgerName()).isEqualTo("books");
  }

  @Test
  void a_bean_that_would_wait_for_itself_is_told_so_at_once() {
    assertThatThrownBy(() -> application.get(Ledger.class).nameThroughMailer())
        .isInstanceOf(CallCycleException.class)
        .hasMessageContaining("books -> reportMailer -> books");
  }

  @Test
  void the_annotation_may_come_through_a_stereotype() {
    assertThat(application.get(Supervisor.class).whereIs("greeter"))
        .contains(application.supervisor().localNode());
  }

  @Test
  void a_dependent_collaborator_gets_the_context_of_its_child() {
    assertThat(application.get(Ledger.class).stamp()).isEqualTo("books@solo");
  }

  @Test
  void a_bean_with_several_children_can_not_be_called_without_saying_which() {
    Worker worker = application.get(Worker.class);
    assertThatThrownBy(worker::index)
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00111")
        .hasMessageContaining("'worker' has 3 children");
  }

  @Test
  void a_child_is_injected_for_a_bean_that_has_but_one() {
    assertThat(application.get(Desk.class).greeter.name()).isEqualTo("greeter");
    assertThat(application.get(Desk.class).ledger.call(Ledger::name)).isEqualTo("books");
  }

  @Test
  void one_of_several_children_is_injected_by_name() {
    Desk desk = application.get(Desk.class);
    assertThat(desk.second.index()).isEqualTo(1);
    assertThat(desk.second).hasToString("stub of worker-1");
    assertThat(desk.third.call(Worker::index)).isEqualTo(2);
  }

  @Test
  void a_supervised_bean_may_ask_for_children_by_name_too() {
    assertThat(application.get(Ledger.class).workersIndex()).isEqualTo(2);
  }

  @Test
  void a_context_is_not_to_be_had_outside_of_a_child() {
    assertThatThrownBy(() -> application.get(ChildContext.class))
        .hasStackTraceContaining("SUPV00110");
  }

  @ApplicationScoped
  static class Log {
    private final List<String> entries = new CopyOnWriteArrayList<>();

    List<String> entries() {
      return entries;
    }

    void add(String entry) {
      entries.add(entry);
    }
  }

  @Supervised
  static class ReportMailer {
    private final Log log;
    private int sent;

    @Inject
    ReportMailer(Log log) {
      this.log = log;
      log.add("mailer constructed");
    }

    @PostConstruct
    void start() {
      log.add("mailer started");
    }

    void send(String report) {
      log.add("sent " + report);
      sent++;
    }

    int sent() {
      return sent;
    }

    @Inject
    Ledger ledger;

    String ledgerName() {
      return ledger.name();
    }

    @PreDestroy
    void stop() {
      log.add("mailer stopped");
    }
  }

  interface Greets {
    String greet(String whom);
  }

  @Supervised
  @Stereotype
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface OurService {}

  @OurService
  static class Greeter implements Greets {
    @Inject
    ChildContext self;

    @Override
    public String greet(String whom) {
      return "Hello " + whom + ", I am " + self.name();
    }
  }

  @Supervised(name = "books")
  static class Ledger {
    @Inject
    Ledger myself;

    @Inject
    ReportMailer mailer;

    @Inject
    ChildContext self;

    @Inject
    Stamp stamp;

    @Inject
    @ChildName("worker-2")
    Worker worker;

    int workersIndex() {
      return worker.index();
    }

    String name() {
      return self.name();
    }

    String nameThroughMailer() {
      return mailer.ledgerName();
    }

    String stamp() {
      return stamp.text();
    }
  }

  @Dependent
  static class Stamp {
    @Inject
    ChildContext child;

    String text() {
      return child.name() + "@" + child.node();
    }
  }

  @Supervised
  static class Worker {
    @Inject
    ChildContext self;

    int index() {
      return self.index();
    }
  }

  @Dependent
  static class Desk {
    @Inject
    ReportMailer mailer;

    @Inject
    Greets greets;

    @Inject
    Child<Greets> greeter;

    @Inject
    Child<Ledger> ledger;

    @Inject
    @ChildName("worker-1")
    Worker second;

    @Inject
    @ChildName("worker-2")
    Child<Worker> third;
  }
}
