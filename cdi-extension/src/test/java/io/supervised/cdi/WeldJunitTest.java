package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import jakarta.inject.Inject;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** As an application's own tests would use it, with no configuration at all. */
@EnableWeld
class WeldJunitTest {

  @WeldSetup
  final WeldInitiator weld = WeldInitiator.of(WeldInitiator.createWeld()
      .addExtension(new SupervisedExtension())
      .addBeanClass(Greeter.class));

  @Inject
  Greeter greeter;

  @Inject
  Supervisor supervisor;

  @Test
  void a_supervised_bean_is_injected_into_a_test_and_answers() {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(supervisor.find("greeter"))
            .map(ChildInfo::state)
            .contains(ChildState.ACTIVE));
    assertThat(supervisor.whereIs("greeter")).contains(supervisor.localNode());
    assertThat(greeter.greet("Ann")).isEqualTo("Hello Ann, from greeter");
  }

  @Supervised
  static class Greeter {
    @Inject
    ChildContext self;

    String greet(String whom) {
      return "Hello " + whom + ", from " + self.name();
    }
  }
}
