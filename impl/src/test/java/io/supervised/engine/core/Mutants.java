package io.supervised.engine.core;

import static io.supervised.engine.core.Plan.Family.AVAILABLE;
import static io.supervised.engine.core.Plan.Family.FOUNDING;
import static io.supervised.engine.core.Plan.Family.JOINERS;
import static io.supervised.engine.core.Plan.Family.MOVES;
import static io.supervised.engine.core.Plan.Family.REGISTRY;
import static io.supervised.engine.core.Plan.Family.STRAGGLERS;
import static io.supervised.engine.core.Plan.Family.SWAYED_SURVIVOR;
import static io.supervised.engine.core.Plan.Family.TIES;

import java.util.List;

/** The rules of the protocol, each broken once. */
final class Mutants {

  private Mutants() {}

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
          .foundBy(JOINERS),

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
          "S2 S4"),
      new Mutant(
          "a promise can be broken",
          "Acceptor",
          "return !promised.isAfter(ballot);",
          "return true;",
          "S2 S4"),
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
          "S2 S4"),
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
          .from(4000),
      new Mutant(
          "a new life begins before everything has stopped",
          "Epochs",
          "if (state.standing() != Standing.RESIGNING || !state.holdings().runNothing()) {",
          "if (state.standing() != Standing.RESIGNING) {",
          "S2 S4"),
      new Mutant(
          "a group without quorum takes others in",
          "NextEpoch",
          "if (!state.isLeasedFor(0)) {",
          "if (false) {",
          "S2 S4"),
      new Mutant(
              "a refusal counts that began before the node was met",
              "Watcher",
              "if (before != null && before.since().mono() >= begun.mono()) {",
              "if (false) {",
              "S2 S4")
          .foundBy(FOUNDING),
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
          .from(11000),
      new Mutant(
              "the token of a child that stopped is forgotten while another of its segment stops",
              "Holder",
              "changed = changed.with(running.in(Phase.STOPPED));",
              "changed = changed.with("
                  + "new Running(running.child(), segment.grant().token(-1), Phase.STOPPED, 0));",
              "S4")
          .foundBy(MOVES),
      new Mutant(
          "a new life is sent away for the name of its former one",
          "Founder",
          "!member.address().equals(newcomer.address())\n            && ",
          "",
          "AWAY"),
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
          .from(20_000),
      // ---- segments
      new Mutant(
          "a segment is released before its children have stopped",
          "Holder",
          "if (!kept && after != null && after.isAtRest()) {",
          "if (!kept && after != null) {",
          "S2"),
      new Mutant(
          "a new leader does not wait for reports",
          "Leader",
          "if (epoch == null || !state.leads() || !missing(state, epoch).isEmpty()) {",
          "if (epoch == null || !state.leads()) {",
          "S2 S4"),
      new Mutant(
          "a late grant is taken",
          "Holder",
          "held == null && id.number() > holdings.seen(number) && !holdings.leaving()",
          "held == null && !holdings.leaving()",
          "S2 S4 L1"),
      new Mutant(
          "grants of an earlier epoch are taken",
          "Holder",
          "return state.isIn(epoch) && epoch.leader().equals(from);",
          "return state.epoch() != null;",
          "S2 S4 L1"),
      new Mutant(
          "tokens are those of the present epoch",
          "Holder",
          ": before.again(segment.grant())",
          ": before.again(new GrantId(state.base(), segment.grant().number()))",
          "S4"),
      new Mutant(
          "restarts are not counted",
          "Holdings",
          "grant.token(token.restart() + 1)",
          "grant.token(token.restart())",
          "S4"),
      new Mutant(
          "a release counts whatever grant it is for",
          "Leader",
          "entry.holder().equals(holder) && entry.grant().equals(grant)",
          "entry.holder().equals(holder)",
          "S2 S4 L1"),

      // ---- the registry
      new Mutant(
              "a write is acknowledged that some member lacks",
              "WriteRule",
              "return before.equals(after)",
              "return true",
              "S1 S3")
          .and("WriteRule", ".filter(member -> !state.peers().isDead(member.id()))", ".limit(0)")
          .foundBy(REGISTRY),
      new Mutant(
              "a write is acknowledged although the lease is over",
              "WriteRule",
              "return state.holdings().segment(segment) != null && state.isLeasedFor(0) && state.informed();",
              "return state.holdings().segment(segment) != null && state.informed();",
              "S1 S3")
          .foundBy(REGISTRY),
      new Mutant(
              "a holder writes that does not know everything",
              "WriteRule",
              "state.isLeasedFor(0) && state.informed()",
              "state.isLeasedFor(0)",
              "S1 S3")
          .and("Assigning", "&& Archivist.knows(state, epoch, member.id())", "")
          .foundBy(REGISTRY)
          .from(69_200),

      // ---- going on
      new Mutant(
          "grants are not repeated",
          "Leader",
          "if (entry.stage() == Stage.GRANTED) {",
          "if (false) {",
          "L1"),
      new Mutant(
          "moves are not repeated",
          "Leader",
          "} else if (entry.stage() == Stage.MOVING) {",
          "} else if (false) {",
          "L1"),
      new Mutant(
          "what is not held is not answered",
          "Holder",
          ".then(now -> tell(now, notHeld, new Release(move.epoch(), notHeld)))",
          "",
          "L1"),
      new Mutant(
          "epochs are not told again",
          "Leader",
          "missing.stream().map(id -> new Send(id, new Commit(epoch))).toArray(Effect[]::new)",
          "new Effect[0]",
          "L1"),
      new Mutant(
          "whoever is adrift stays adrift",
          "Founder",
          "if (state.standing() != Standing.MEMBER || !isAdrift(state)) {",
          "if (true) {",
          "L1"),
      new Mutant(
          "a first epoch that nobody can live in binds",
          "Proposer",
          ".filter(binding -> state.epoch() != null || Founder.mayLive(ballot, binding))",
          "",
          "L1"),
      new Mutant(
              "an unfinished move outlives its epoch",
              "Holdings",
              "return moving ? new Segment(grant, false, children) : this;",
              "return this;",
              "L1")
          .foundBy(MOVES)
          .from(18000),
      new Mutant(
          "the table is told once",
          "Leader",
          "return behind ? Step.of(state, new Send(member, table(routes))) : Step.of(state);",
          "return Step.of(state);",
          "L1"),
      new Mutant(
              "a founder goes over to a cluster of before",
              "Epochs",
              "if (isSpokenFor(state, next)) {",
              "if (false) {",
              "S2 S4")
          .foundBy(FOUNDING)
          .from(1_092_300),
      new Mutant(
              "a node goes over to the dead",
              "Epochs",
              "state.setup().available() && !state.peers().isDead(next.epoch().leader())",
              "state.setup().available()",
              "L1")
          .foundBy(AVAILABLE)
          .from(1_230_500),
      new Mutant(
              "an epoch is begun for whoever can't be taken in",
              "Watcher",
              ".filter(seeker -> NextEpoch.objection(seeker.member(), epoch.members()).isEmpty())",
              "",
              "L1")
          .foundBy(JOINERS)
          .from(237_800),
      new Mutant(
              "only leaders tell others of their epoch",
              "Epochs",
              "return state.setup().available() ? Reunion.heardOfEarlier(knowing, next) : Step.of(knowing);",
              "return Step.of(knowing);",
              "L1")
          .foundBy(AVAILABLE)
          .from(314_800));
}
