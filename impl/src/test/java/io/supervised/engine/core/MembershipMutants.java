package io.supervised.engine.core;

import static io.supervised.engine.core.Plan.Family.FOUNDING;
import static io.supervised.engine.core.Plan.Family.JOINERS;
import static io.supervised.engine.core.Plan.Family.REGISTRY;
import static io.supervised.engine.core.Plan.Family.STRAGGLERS;
import static io.supervised.engine.core.Plan.Family.SWAYED_SURVIVOR;
import static io.supervised.engine.core.Plan.Family.TIES;

import java.util.List;

/** Who is a member, who leads, and who has a lease: each rule broken once. */
final class MembershipMutants {

  private MembershipMutants() {}

  static final List<Mutant> ALL = List.of(
      // ---- leases
      new Mutant(
          "a lease counts from its receipt",
          "LeaseKeeper",
          "Time until = request.sent().plus(",
          "Time until = state.now().plus(",
          "S2 S4"),
      new Mutant(
          "children go on after the lease",
          "LeaseKeeper",
          "if (!state.lease().inForce() || state.isLeasedFor(state.timing().stopEarly())) {",
          "if (true) {",
          "S2 S4"),
      new Mutant(
          "a lease is longer for its holder than for its witnesses",
          "Timing",
          "return lease - drift(lease) - margin;",
          "return lease + drift(lease) + 3 * margin;",
          "S2 S4"),
      new Mutant(
          "witnesses forget leases too early",
          "Timing",
          "return lease + drift(lease) + margin;",
          "return lease / 2;",
          "S2 S4"),
      new Mutant(
          "the wall clock is not looked at",
          "Time",
          "return mono < limit.mono && wall < limit.wall;",
          "return mono < limit.mono;",
          "S2 S4"),
      new Mutant(
          "half of the witnesses make a lease",
          "LeaseKeeper",
          "return 2 * granted.size() > epoch.witnesses().size()",
          "return 2 * granted.size() >= epoch.witnesses().size()",
          "S2 S4"),
      new Mutant(
          "leases have no floor",
          "LeaseKeeper",
          "&& addresses(epoch, granted).size() >= state.setup().hosts().floor()",
          "",
          "S2 S4"),
      new Mutant(
          "the only witness has no floor", "State", "&& setup.hosts().floor() <= 1", "", "S2 S4"),
      new Mutant(
              "leases are granted after the next epoch was accepted",
              "Witness",
              "return !hasAccepted() && !refused.contains(member);",
              "return !refused.contains(member);",
              "S2 S4")
          .foundBy(STRAGGLERS),
      new Mutant(
          "leases are granted in spite of the promise",
          "Witness",
          "return !hasAccepted() && !refused.contains(member);",
          "return !hasAccepted();",
          "S2 S4"),
      new Mutant(
              "the only witness stays unbound when it takes another in",
              "LeaseKeeper",
              "if (!before.needsNoLease() || accepting.needsNoLease()) {",
              "if (true) {",
              "S2 S4")
          .foundBy(JOINERS)
          .from(900),

      // ---- the agreement on the next epoch
      new Mutant(
          "what was accepted binds nobody (two records on one base)",
          "Ballot",
          ".max(Comparator.comparing(Proposal::ballot))",
          ".filter(proposal -> false).max(Comparator.comparing(Proposal::ballot))",
          "S2 S4"),
      new Mutant(
              "the proposal of the smallest ballot binds",
              "Ballot",
              ".max(Comparator.comparing(Proposal::ballot))",
              ".min(Comparator.comparing(Proposal::ballot))",
              "S2 S4")
          .from(600),
      new Mutant(
              "a promise can be broken",
              "Acceptor",
              "return !promised.isAfter(ballot);",
              "return true;",
              "S2 S4")
          .from(600),
      new Mutant(
          "a record is used before it is decided",
          "Proposer",
          "return ask(state.with(state.candidacy().with(ballot.proposing(proposed))));",
          "return decide(state, proposed);",
          "S2 S4"),
      new Mutant(
          "rounds are used twice",
          "Proposer",
          "Math.max(candidacy.highestRound(), state.base().round()),\n state.witness().acceptor().promised().round()",
          "state.base().round(), state.base().round()",
          "S2 S4 L1"),
      new Mutant(
          "one vote of three is a majority",
          "Quorum",
          "return 2 * votes > witnesses.size();",
          "return 2 * votes > 1;",
          "S2 S4"),
      new Mutant(
          "half is enough against the silent",
          "Quorum",
          "&& areDead(ballot, witnesses, voters);",
          ";",
          "S2 S4"),
      new Mutant(
              "half is enough without asking the tie-breaker",
              "Quorum",
              "return !state.setup().tieBreaker()\n        && 2 * votes == witnesses.size()",
              "return 2 * votes == witnesses.size()",
              "S2 S4")
          .foundBy(TIES),
      new Mutant(
              "the tie-breaker forgets what it accepted",
              "Verdict",
              "row.accepting(new Proposal(asked.ballot(), asked.epoch()))",
              "row.promising(asked.ballot())",
              "S2 S4")
          .foundBy(TIES),
      new Mutant(
              "a survivor goes on whose lease was over",
              "Proposer",
              "state.isLeasedFor(0) && !state.witness().swayed()",
              "!state.witness().swayed()",
              "S2 S4")
          .from(13_200),
      new Mutant(
              "a survivor goes on that had promised another's ballot",
              "Proposer",
              "state.isLeasedFor(0) && !state.witness().swayed()",
              "state.isLeasedFor(0)",
              "S2 S4")
          .foundBy(SWAYED_SURVIVOR),
      new Mutant(
              "a witness may be missing without proof",
              "Exclusion",
              "if (!ballot.promises().containsKey(witness) && !isOut(state, ballot, base, witness)) {",
              "if (false) {",
              "S2 S4 L1")
          .foundBy(SWAYED_SURVIVOR),

      // ---- leaving nodes out
      new Mutant(
          "the silent are left out without waiting",
          "Exclusion",
          "&& promised.at() + state.timing().stretched(wait) <= state.mono()",
          "",
          "S2 S4"),
      new Mutant(
          "one witness is enough to fence",
          "Exclusion",
          "return 2 * waited >= base.witnesses().size();",
          "return waited >= 1;",
          "S2 S4"),
      new Mutant(
          "silence is taken for death",
          "Exclusion",
          "return state.peers().isDead(member)\n        || (ballot.suspects().contains(member) && isFenced(state, ballot, base, member));",
          "return true;",
          "S2 S4"),
      new Mutant(
              "a node that was left out comes back in the same life",
              "Epochs",
              "&& (state.epoch() == null || state.setup().available() || !since.isAfter(state.base()))",
              "",
              "S2 S4")
          .foundBy(FOUNDING)
          .from(5_000),
      new Mutant(
              "a new life begins before everything has stopped",
              "Epochs",
              "if (state.standing() != Standing.RESIGNING || !state.holdings().runNothing()) {",
              "if (state.standing() != Standing.RESIGNING) {",
              "S2 S4")
          .from(31_400),
      new Mutant(
              "a group without quorum takes others in",
              "NextEpoch",
              "if (!state.isLeasedFor(0)) {",
              "if (false) {",
              "S2 S4")
          .from(2_500),
      new Mutant(
              "a refusal counts that began before the node was met",
              "Watcher",
              "if (before != null && before.since().mono() >= begun.mono()) {",
              "if (false) {",
              "S2 S4")
          .foundBy(FOUNDING),
      new Mutant(
              "a node that was left out before it knew that it was in stays a ghost when it is back",
              "NextEpoch",
              "ghosts.remove(newcomer.id()); // it never heard that it had been a member",
              "",
              "L1")
          .foundBy(REGISTRY)
          .from(1_355_143));
}
