package io.supervised.cdi;

import io.supervised.ClusterNode;
import io.supervised.engine.SupervisorListener;
import io.supervised.event.ChildEvent;
import io.supervised.event.ChildStarted;
import io.supervised.event.ChildStopped;
import io.supervised.event.DuplicateEvent;
import io.supervised.event.DuplicateResolved;
import io.supervised.event.NodeDown;
import io.supervised.event.NodeUp;
import io.supervised.event.QuorumEvent;
import io.supervised.event.QuorumLost;
import io.supervised.event.QuorumRegained;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
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
}
