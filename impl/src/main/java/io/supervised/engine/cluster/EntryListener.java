package io.supervised.engine.cluster;

import io.supervised.engine.registry.ReplicatedMap;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.Listener.Observation;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;
import org.infinispan.notifications.cachelistener.event.CacheEntryModifiedEvent;

/** Hands on the entries that are written anywhere in the cluster. */
@Listener(clustered = true, observation = Observation.POST)
public final class EntryListener {

  private final ReplicatedMap.Observer observer;

  EntryListener(ReplicatedMap.Observer observer) {
    this.observer = observer;
  }

  @CacheEntryCreated
  public void created(CacheEntryCreatedEvent<String, byte[]> event) {
    observer.written(event.getKey(), event.getValue());
  }

  @CacheEntryModified
  public void modified(CacheEntryModifiedEvent<String, byte[]> event) {
    observer.written(event.getKey(), event.getNewValue());
  }
}
