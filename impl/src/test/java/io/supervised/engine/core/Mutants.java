package io.supervised.engine.core;

import java.util.List;
import java.util.stream.Stream;

/** The rules of the protocol, each broken once. */
final class Mutants {

  private Mutants() {}

  static final List<Mutant> ALL = Stream.of(
          MembershipMutants.ALL, FoundingMutants.ALL, SegmentMutants.ALL)
      .flatMap(List::stream)
      .toList();
}
