package io.supervised.cdi;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.SupervisorListener;
import io.supervised.event.ChildEvent;
import io.supervised.event.ChildStarted;
import io.supervised.event.ChildStopped;
import io.supervised.event.ClusterWide;
import io.supervised.event.DuplicateEvent;
import io.supervised.event.DuplicateResolved;
import io.supervised.event.NodeDown;
import io.supervised.event.NodeUp;
import io.supervised.event.QuorumEvent;
import io.supervised.event.QuorumLost;
import io.supervised.event.QuorumRegained;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Fires what happens as CDI events: to asynchronous observers on a thread of theirs, to synchronous ones on the supervisor's
 * event thread, in order on both. A slow asynchronous observer does not hold up synchronous ones; a synchronous observer that
 * blocks holds up later events for all. Nothing is fired that nobody observes.
 */
final class EventPublisher implements SupervisorListener {

  private final BeanManager container;
  private final Executor asynchronous;

  EventPublisher(BeanManager container, Executor asynchronous) {
    this.container = container;
    this.asynchronous = asynchronous;
  }

  @Override
  public void nodeUp(ClusterNode node) {
    publish(node, ClusterNode.class, NodeUp.Literal.INSTANCE);
  }

  @Override
  public void nodeDown(ClusterNode node) {
    publish(node, ClusterNode.class, NodeDown.Literal.INSTANCE);
  }

  @Override
  public void quorumLost(QuorumEvent event) {
    publish(event, QuorumEvent.class, QuorumLost.Literal.INSTANCE);
  }

  @Override
  public void quorumRegained(QuorumEvent event) {
    publish(event, QuorumEvent.class, QuorumRegained.Literal.INSTANCE);
  }

  @Override
  public void duplicateResolved(DuplicateEvent event) {
    publish(event, DuplicateEvent.class, DuplicateResolved.Literal.INSTANCE);
  }

  @Override
  public void childStarted(ChildEvent event) {
    publish(event, ChildEvent.class, ChildStarted.Literal.INSTANCE);
  }

  @Override
  public void childStopped(ChildEvent event) {
    publish(event, ChildEvent.class, ChildStopped.Literal.INSTANCE);
  }

  @Override
  public boolean watchesCluster() {
    ChildEvent any =
        new ChildEvent("", "", new ClusterNode("", new UUID(0, 0)), new Token(0, "", 0, 0));
    return !clusterWide(any, ChildStarted.Literal.INSTANCE).isEmpty()
        || !clusterWide(any, ChildStopped.Literal.INSTANCE).isEmpty();
  }

  @Override
  public void childStartedAnywhere(ChildEvent event) {
    notifyAll(event, ChildStarted.Literal.INSTANCE);
  }

  @Override
  public void childStoppedAnywhere(ChildEvent event) {
    notifyAll(event, ChildStopped.Literal.INSTANCE);
  }

  /** By hand: an event fired with both qualifiers would also reach those who observe but one, and mean their own node. */
  private void notifyAll(ChildEvent event, Annotation kind) {
    for (ObserverMethod<? super ChildEvent> observer : clusterWide(event, kind)) {
      if (observer.isAsync()) {
        asynchronous.execute(() -> notify(observer, event, kind));
      } else {
        notify(observer, event, kind);
      }
    }
  }

  private List<ObserverMethod<? super ChildEvent>> clusterWide(ChildEvent event, Annotation kind) {
    return container.resolveObserverMethods(event, kind, ClusterWide.Literal.INSTANCE).stream()
        .filter(observer -> observer.getObservedQualifiers().contains(ClusterWide.Literal.INSTANCE))
        .toList();
  }

  private static void notify(
      ObserverMethod<? super ChildEvent> observer, ChildEvent event, Annotation kind) {
    try {
      observer.notify(new Told<>(event, Set.of(kind, ClusterWide.Literal.INSTANCE)));
    } catch (RuntimeException failed) {
      ExtensionLog.LOG.observerFailed(failed);
    }
  }

  private <E> void publish(E event, Class<E> type, Annotation qualifier) {
    if (container.resolveObserverMethods(event, qualifier).isEmpty()) {
      return;
    }
    jakarta.enterprise.event.Event<E> channel = container.getEvent().select(type, qualifier);
    channel
        .fireAsync(event, NotificationOptions.ofExecutor(asynchronous))
        .whenComplete((done, failed) -> log(failed));
    channel.fire(event);
  }

  private static void log(@Nullable Throwable failed) {
    if (failed != null) {
      ExtensionLog.LOG.asyncObserverFailed(
          failed instanceof CompletionException && failed.getCause() != null
              ? failed.getCause()
              : failed);
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
