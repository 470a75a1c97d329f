package io.supervised.tck.faults.check;

/** The promises that are checked; the letters are those of the invariants. */
public enum Rule {
  S1("a child that must be active is not, at the end"),
  S2("a child is active twice at one time"),
  S2_LEASE("a child runs on a node whose lease is over"),
  S2_WITNESS("the second witness saw two processes run a child"),
  S3("a child came back after its stop was acknowledged"),
  S4("tokens of a child do not grow"),
  S6("an increment ran twice, or although its caller was told that it did not"),
  S9("a node's coming and going was told wrong"),
  L1("children did not come to rest in time, each active once"),
  KEPT("an acknowledged increment was lost"),
  PROCESS("a process ended that nobody had told to"),
  HISTORY("the histories contradict themselves, so nothing is proved");

  private final String meaning;

  Rule(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }
}
