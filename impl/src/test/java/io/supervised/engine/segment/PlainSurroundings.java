package io.supervised.engine.segment;

import io.supervised.engine.registry.StoredSpec;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Those of a simulated segment in which time stands still, all may run everywhere and nobody listens. */
abstract class PlainSurroundings implements Surroundings {

  @Override
  public int indexOf(String child) {
    return 0;
  }

  @Override
  public CompletionStage<Optional<String>> difference(StoredSpec there, StoredSpec wanted) {
    throw new AssertionError("no user starts anything twice");
  }

  @Override
  public boolean suits(StoredSpec spec) {
    return true;
  }

  @Override
  public SegmentEvents events() {
    return new News();
  }

  @Override
  public Backoff backoff() {
    return Backoff.DEFAULT;
  }

  @Override
  public double chance() {
    return 0;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }
}
