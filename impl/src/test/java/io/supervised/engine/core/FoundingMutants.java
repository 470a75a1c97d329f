package io.supervised.engine.core;

import static io.supervised.engine.core.Plan.Family.AVAILABLE;
import static io.supervised.engine.core.Plan.Family.FOUNDING;
import static io.supervised.engine.core.Plan.Family.JOINERS;

import java.util.List;

/** How a cluster begins, takes others in, and becomes one again: each rule broken once. */
final class FoundingMutants {

  private FoundingMutants() {}

  static final List<Mutant> ALL = List.of(
      // ---- the first epoch
      new Mutant(
          "anybody begins a cluster",
          "Founder",
          "return suffice(state, voters, least)\n        && age >= least",
          "return age >= least",
          "S2 S4 L1"),
      new Mutant(
              "a cluster begins before old leases are over",
              "Founder",
              "&& (covered || age > state.timing().granted())",
              "",
              "S2 S4")
          .foundBy(FOUNDING),
      new Mutant(
              "a vacant address stays vacant for ever",
              "Founder",
              "&& state.now().isBefore(contact.since().plus(limit, limit))",
              "",
              "S2 S4")
          .foundBy(FOUNDING)
          .from(11_700),
      new Mutant(
          "rounds begin at one",
          "Proposer",
          "round = Math.max(round, state.now().wall());",
          "",
          "S4"),
      new Mutant(
              "an old ballot founds a cluster",
              "Founder",
              "long least = state.mono() - ballot.begun();",
              "long least = 0;",
              "S4")
          .and(
              "Founder",
              "ballot.collectsPromises() ? state.timing().vacantFor() : state.timing().lease()",
              "state.timing().lease()")
          .foundBy(FOUNDING)
          .from(22_900),

      // ---- coming in, and coming together
      new Mutant(
          "a new life is sent away for the name of its former one",
          "Founder",
          "!member.address().equals(newcomer.address())\n            && ",
          "",
          "AWAY"),
      new Mutant(
              "a founder goes over to a cluster of before",
              "Epochs",
              "if (isSpokenFor(state, next)) {",
              "if (false) {",
              "S2 S4")
          .foundBy(FOUNDING)
          .from(1_113_800),
      new Mutant(
              "a node goes over to the dead",
              "Epochs",
              "state.setup().available() && !state.peers().isDead(next.epoch().leader())",
              "state.setup().available()",
              "L1")
          .foundBy(AVAILABLE)
          .from(1_268_600),
      new Mutant(
              "an epoch is begun for whoever can't be taken in",
              "Watcher",
              ".filter(seeker -> NextEpoch.objection(seeker.member(), epoch.members()).isEmpty())",
              "",
              "L1")
          .foundBy(JOINERS)
          .from(259_000),
      new Mutant(
              "only leaders tell others of their epoch",
              "Epochs",
              "return state.setup().available() ? Reunion.heardOfEarlier(knowing, next) : Step.of(knowing);",
              "return Step.of(knowing);",
              "L1")
          .foundBy(AVAILABLE)
          .from(350_000),
      new Mutant(
              "a member that still looks for a cluster counts as well",
              "Founder",
              "sought.with(sought.peers().sayingLapsed(from, true, sought.mono()))",
              "sought",
              "L1")
          .foundBy(FOUNDING),
      new Mutant(
              "a founder does not say what it promised",
              "Epochs",
              "return Step.of(knowing, new Send(next.epoch().leader(), new Reject(Epoch.NONE, state.witness().acceptor().promised())));",
              "return Step.of(knowing);",
              "L1")
          .foundBy(FOUNDING));
}
