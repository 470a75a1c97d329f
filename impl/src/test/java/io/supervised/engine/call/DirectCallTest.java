package io.supervised.engine.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.call.BeanMethods.Target;
import io.supervised.engine.child.CallChains;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.codec.AllowList;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.codec.References;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectCallTest {

  private final List<String> items = new ArrayList<>(List.of("apple"));

  @Test
  void a_result_is_copied_before_the_next_call_can_change_it() throws Throwable {
    CallWorld world = new CallWorld(1, CallWorld.Fate.NONE_ENDS);
    Codec codec = new Codec(
        AllowList.of(List.of(), List.of()),
        DirectCallTest.class.getClassLoader(),
        1_000,
        References.NONE);
    Method method = DirectCallTest.class.getDeclaredMethod("items");
    CallPlan plan = CallPlan.of(DirectCallTest.class, DirectCallTest.class, method);
    DirectCall call = new DirectCall(
        "cart",
        plan,
        new Target(method, false),
        Arguments.of(codec, plan, new Object[0]),
        List.of(),
        new CallChains(),
        new Endings(codec, world.nodes.get(0)));
    call.perform(new Answering());
    items.add("pear");
    assertThat(requireNonNull(call.outcome()).get()).isEqualTo(List.of("apple"));
  }

  List<String> items() {
    return items;
  }

  private final class Answering implements Instance {

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments) {
      return items();
    }

    @Override
    public void destroy() {
      throw new AssertionError("not of interest here");
    }
  }
}
