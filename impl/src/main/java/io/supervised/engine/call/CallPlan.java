package io.supervised.engine.call;

import io.supervised.ByReference;
import io.supervised.Deadline;
import io.supervised.OneWay;
import io.supervised.Receive;
import io.supervised.engine.stub.MethodTable;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How a method is called, by its annotations.
 *
 * @param type by which the child is called, as the host knows it
 * @param key by which the host finds it
 * @param deadline its own, or null
 * @param oneWay whether a proxy does not wait for it
 * @param later whether it returns a stage, so that nobody waits for it
 * @param receives whether it takes messages
 * @param byReference whether values are passed as they are within the node
 */
record CallPlan(
    long type,
    long key,
    @Nullable Duration deadline,
    boolean oneWay,
    boolean later,
    boolean receives,
    boolean byReference) {

  /**
   * The plan of a method.
   *
   * @param type by which the child is called
   * @param bean the class of the child, or the type if that is all that is known
   * @throws IllegalArgumentException if its deadline is none
   */
  static CallPlan of(Class<?> type, Class<?> bean, Method method) {
    Declarations declared = Declarations.of(bean, method);
    Class<?> result = method.getReturnType();
    return new CallPlan(
        MethodTable.key(type),
        MethodTable.key(method),
        declared
            .onMethodOrType(Deadline.class)
            .map(given -> parsed(given, type, method))
            .orElse(null),
        declared.onMethod(OneWay.class).isPresent() && result == void.class,
        CompletionStage.class.isAssignableFrom(result)
            && result.isAssignableFrom(CompletableFuture.class),
        declared.onMethod(Receive.class).isPresent(),
        declared.onMethodOrType(ByReference.class).isPresent());
  }

  private static Duration parsed(Deadline given, Class<?> type, Method method) {
    return CallRules.duration(given)
        .orElseThrow(() ->
            CallLog.LOG.noDeadline(type.getTypeName() + "." + method.getName(), given.value()));
  }
}
