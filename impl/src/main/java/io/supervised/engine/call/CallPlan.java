package io.supervised.engine.call;

import io.supervised.ByReference;
import io.supervised.Deadline;
import io.supervised.OneWay;
import io.supervised.engine.stub.MethodTable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How a method is called, by its annotations.
 *
 * @param key by which the host finds it
 * @param deadline its own, or null
 * @param oneWay whether a proxy does not wait for it
 * @param later whether it returns a stage, so that nobody waits for it
 * @param byReference whether values are passed as they are within the node
 */
record CallPlan(
    long key, @Nullable Duration deadline, boolean oneWay, boolean later, boolean byReference) {

  static CallPlan of(Method method) {
    return new CallPlan(
        MethodTable.key(method),
        annotation(method, Deadline.class)
            .map(given -> Duration.parse(given.value()))
            .orElse(null),
        method.isAnnotationPresent(OneWay.class) && method.getReturnType() == void.class,
        CompletionStage.class.isAssignableFrom(method.getReturnType())
            && method.getReturnType().isAssignableFrom(CompletableFuture.class),
        annotation(method, ByReference.class).isPresent());
  }

  private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
    return Optional.ofNullable(method.getAnnotation(type))
        .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(type)));
  }
}
