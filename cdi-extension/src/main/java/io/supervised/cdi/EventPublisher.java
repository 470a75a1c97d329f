package io.supervised.cdi;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.SupervisorListener;
import io.supervised.event.ChildCrashed;
import io.supervised.event.ChildEvent;
import io.supervised.event.ChildGivenUp;
import io.supervised.event.ChildMoved;
import io.supervised.event.ChildStarted;
import io.supervised.event.ChildStopped;
import io.supervised.event.ClusterWide;
import io.supervised.event.CrashEvent;
import io.supervised.event.DuplicateEvent;
import io.supervised.event.DuplicateResolved;
import io.supervised.event.GivenUpEvent;
import io.supervised.event.MoveEvent;
import io.supervised.event.NodeDown;
import io.supervised.event.NodeUp;
import io.supervised.event.QuorumEvent;
import io.supervised.event.QuorumLost;
import io.supervised.event.QuorumRegained;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens to CDI observers, one by one, so that one that throws keeps no other from hearing: asynchronous ones on a thread
 * of theirs, synchronous ones on the supervisor's event thread, in order on both and in the contexts of the application. A slow
 * asynchronous observer does not hold up synchronous ones; a synchronous observer that blocks holds up later events for all.
 */
final class EventPublisher implements SupervisorListener {

  private final BeanManager container;
  private final Executor asynchronous;
  private final Executor contexts;

  /**
   * Tells the observers of a container.
   *
   * @param asynchronous has the thread of the asynchronous ones
   * @param contexts runs a task at once, in the contexts of the application
   */
  EventPublisher(BeanManager container, Executor asynchronous, Executor contexts) {
    this.container = container;
    this.asynchronous = task -> asynchronous.execute(() -> contexts.execute(task));
    this.contexts = contexts;
  }

  @Override
  public void nodeUp(ClusterNode node) {
    tell(node, ClusterNode.class, NodeUp.Literal.INSTANCE);
  }

  @Override
  public void nodeDown(ClusterNode node) {
    tell(node, ClusterNode.class, NodeDown.Literal.INSTANCE);
  }

  @Override
  public void quorumLost(QuorumEvent event) {
    tell(event, QuorumEvent.class, QuorumLost.Literal.INSTANCE);
  }

  @Override
  public void quorumRegained(QuorumEvent event) {
    tell(event, QuorumEvent.class, QuorumRegained.Literal.INSTANCE);
  }

  @Override
  public void duplicateResolved(DuplicateEvent event) {
    tell(event, DuplicateEvent.class, DuplicateResolved.Literal.INSTANCE);
  }

  @Override
  public void childStarted(ChildEvent event) {
    tell(event, ChildEvent.class, ChildStarted.Literal.INSTANCE);
  }

  @Override
  public void childStopped(ChildEvent event) {
    tell(event, ChildEvent.class, ChildStopped.Literal.INSTANCE);
  }

  @Override
  public void childCrashed(CrashEvent event) {
    tell(event, CrashEvent.class, ChildCrashed.Literal.INSTANCE);
  }

  @Override
  public void childGivenUp(GivenUpEvent event) {
    tell(event, GivenUpEvent.class, ChildGivenUp.Literal.INSTANCE);
  }

  @Override
  public void childMoved(MoveEvent event) {
    tell(event, MoveEvent.class, ChildMoved.Literal.INSTANCE);
  }

  @Override
  public boolean watchesCluster() {
    ClusterNode node = new ClusterNode("", new UUID(0, 0));
    ChildEvent any = new ChildEvent("", "", node, new Token(0, "", 0, 0));
    return !clusterWide(any, ChildStarted.Literal.INSTANCE).isEmpty()
        || !clusterWide(any, ChildStopped.Literal.INSTANCE).isEmpty()
        || !clusterWide(
                new CrashEvent(any, "", Optional.empty(), 0, Optional.empty()),
                ChildCrashed.Literal.INSTANCE)
            .isEmpty()
        || !clusterWide(new GivenUpEvent(any, "", 0), ChildGivenUp.Literal.INSTANCE)
            .isEmpty()
        || !clusterWide(new MoveEvent(any, node), ChildMoved.Literal.INSTANCE).isEmpty();
  }

  @Override
  public void childStartedAnywhere(ChildEvent event) {
    tellAnywhere(event, ChildStarted.Literal.INSTANCE);
  }

  @Override
  public void childStoppedAnywhere(ChildEvent event) {
    tellAnywhere(event, ChildStopped.Literal.INSTANCE);
  }

  @Override
  public void childCrashedAnywhere(CrashEvent event) {
    tellAnywhere(event, ChildCrashed.Literal.INSTANCE);
  }

  @Override
  public void childGivenUpAnywhere(GivenUpEvent event) {
    tellAnywhere(event, ChildGivenUp.Literal.INSTANCE);
  }

  @Override
  public void childMovedAnywhere(MoveEvent event) {
    tellAnywhere(event, ChildMoved.Literal.INSTANCE);
  }

  /** The container tells the asynchronous ones, in contexts of their own and each whatever the others do. */
  private <E> void tell(E event, Class<E> type, Annotation kind) {
    Collection<ObserverMethod<? super E>> observers = container.resolveObserverMethods(event, kind);
    if (observers.isEmpty()) {
      return;
    }
    container
        .getEvent()
        .select(type, kind)
        .fireAsync(event, NotificationOptions.ofExecutor(asynchronous))
        .whenComplete((done, failed) -> log(failed));
    List<ObserverMethod<? super E>> synchronous =
        inTheirOrder(observers).filter(observer -> !observer.isAsync()).toList();
    contexts.execute(() -> tellNow(synchronous, event, type, kind));
  }

  /** One alone by the container, which may tell it more; several by hand, for the container would stop at the first that throws. */
  private <E> void tellNow(
      List<ObserverMethod<? super E>> observers, E event, Class<E> type, Annotation kind) {
    if (observers.size() == 1) {
      try {
        container.getEvent().select(type, kind).fire(event);
      } catch (RuntimeException | Error failed) {
        ExtensionLog.LOG.observerFailed(observers.get(0), event, failed);
      }
      return;
    }
    Told<E> told = new Told<>(event, Set.of(Any.Literal.INSTANCE, kind));
    observers.forEach(observer -> notify(observer, told));
  }

  private static void log(@Nullable Throwable failed) {
    if (failed instanceof CompletionException several && several.getSuppressed().length > 0) {
      List.of(several.getSuppressed()).forEach(ExtensionLog.LOG::asyncObserverFailed);
    } else if (failed != null) {
      ExtensionLog.LOG.asyncObserverFailed(
          failed instanceof CompletionException && failed.getCause() != null
              ? failed.getCause()
              : failed);
    }
  }

  /** By hand: an event fired with both qualifiers would also reach those who observe but one, and mean their own node. */
  private <E> void tellAnywhere(E event, Annotation kind) {
    Told<E> told = new Told<>(event, Set.of(kind, ClusterWide.Literal.INSTANCE));
    for (ObserverMethod<? super E> observer : clusterWide(event, kind)) {
      if (observer.isAsync()) {
        asynchronous.execute(() -> notify(observer, told));
      } else {
        contexts.execute(() -> notify(observer, told));
      }
    }
  }

  private <E> List<ObserverMethod<? super E>> clusterWide(E event, Annotation kind) {
    return inTheirOrder(container.resolveObserverMethods(event, kind, ClusterWide.Literal.INSTANCE))
        .filter(observer -> observer.getObservedQualifiers().contains(ClusterWide.Literal.INSTANCE))
        .toList();
  }

  /** Who asks the container gets them in none. */
  private static <E> Stream<ObserverMethod<? super E>> inTheirOrder(
      Collection<ObserverMethod<? super E>> observers) {
    return observers.stream().sorted(Comparator.comparingInt(ObserverMethod::getPriority));
  }

  @SuppressWarnings("unchecked") // an observer of a wider type takes the event as that
  private static <T> void notify(ObserverMethod<T> observer, Told<?> told) {
    try {
      observer.notify((EventContext<T>) told);
    } catch (RuntimeException | Error failed) {
      ExtensionLog.LOG.observerFailed(observer, told.event(), failed);
    }
  }

  /** An event with what an observer may know of it. */
  private record Told<E>(E event, Set<Annotation> qualifiers)
      implements EventContext<E>, EventMetadata {

    @Override
    public E getEvent() {
      return event;
    }

    @Override
    public EventMetadata getMetadata() {
      return this;
    }

    @Override
    public Set<Annotation> getQualifiers() {
      return qualifiers;
    }

    @Override
    public @Nullable InjectionPoint getInjectionPoint() {
      return null; // it was fired by nobody's field
    }

    @Override
    public Type getType() {
      return event.getClass();
    }
  }
}
