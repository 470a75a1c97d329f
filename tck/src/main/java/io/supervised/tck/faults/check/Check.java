package io.supervised.tck.faults.check;

import java.util.stream.Stream;

/** One rule, or a few that look at the same lines. */
@FunctionalInterface
interface Check {

  Stream<Violation> violations(Evidence evidence);
}
