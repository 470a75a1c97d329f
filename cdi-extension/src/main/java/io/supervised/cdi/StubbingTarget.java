package io.supervised.cdi;

import io.supervised.engine.stub.StubClass;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Stands before a supervised bean's own injection target: whoever asks the container gets a stub, and only the supervisor,
 * while it starts a child, the real instance with all its interceptors and decorators.
 */
final class StubbingTarget<T> implements InjectionTarget<T> {

  private final Class<T> type;
  private final InjectionTarget<T> real;
  private final Frames frames;
  private final Supplier<T> stub;
  private final Set<InjectionPoint> points;

  /** The points that the container is to validate are given; the others are ours to validate. */
  StubbingTarget(
      Class<T> type,
      InjectionTarget<T> real,
      Frames frames,
      Supplier<T> stub,
      Set<InjectionPoint> points) {
    this.type = type;
    this.real = real;
    this.frames = frames;
    this.stub = stub;
    this.points = Set.copyOf(points);
  }

  @Override
  public T produce(CreationalContext<T> context) {
    return frames.isCreating(type) ? frames.opened(() -> real.produce(context)) : stub.get();
  }

  @Override
  public void inject(T instance, CreationalContext<T> context) {
    ifReal(instance, () -> real.inject(instance, context));
  }

  @Override
  public void postConstruct(T instance) {
    ifReal(instance, () -> real.postConstruct(instance));
  }

  @Override
  public void preDestroy(T instance) {
    ifReal(instance, () -> real.preDestroy(instance));
  }

  @Override
  public void dispose(T instance) {
    ifReal(instance, () -> real.dispose(instance));
  }

  @Override
  public Set<InjectionPoint> getInjectionPoints() {
    return points;
  }

  private void ifReal(T instance, Runnable step) {
    if (!StubClass.isStub(instance)) {
      frames.opened(() -> {
        step.run();
        return type;
      });
    }
  }
}
