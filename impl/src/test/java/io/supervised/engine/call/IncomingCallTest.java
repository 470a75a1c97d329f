package io.supervised.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.engine.call.BeanMethods.Target;
import io.supervised.engine.child.CallChains;
import io.supervised.engine.child.InstanceFactory.Instance;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncomingCallTest {

  private final List<String> answers = new ArrayList<>();

  @Test
  void an_answer_that_can_not_be_sent_is_no_exception_of_the_method() throws Exception {
    Instance instance = new Answering();
    Method method = IncomingCallTest.class.getDeclaredMethod("answer");
    IncomingCall call = new IncomingCall(
        new IncomingCall.Order(
            "child", new Target(method, false), () -> new Object[0], 1, List.of(), () -> true),
        new Failing(),
        new CallChains(),
        () -> 0);
    assertThatThrownBy(() -> call.perform(instance)).isInstanceOf(OutOfMemoryError.class);
    assertThat(answers).containsExactly("returned 42");
  }

  int answer() {
    return 42;
  }

  private final class Answering implements Instance {

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments) {
      return answer();
    }

    @Override
    public void destroy() {
      throw new AssertionError("not of interest here");
    }
  }

  private final class Failing implements ReplyTo {

    @Override
    public void returned(@Nullable Object value) {
      answers.add("returned " + value);
      throw new OutOfMemoryError("for the answer");
    }

    @Override
    public void threw(Throwable thrown) {
      answers.add("threw " + thrown);
    }

    @Override
    public void abandoned() {
      answers.add("abandoned");
    }

    @Override
    public void refused(Reason reason, String detail) {
      answers.add("refused " + reason);
    }
  }
}
