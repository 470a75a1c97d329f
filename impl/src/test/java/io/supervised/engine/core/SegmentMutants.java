package io.supervised.engine.core;

import static io.supervised.engine.core.Plan.Family.DRAINS;
import static io.supervised.engine.core.Plan.Family.MOVES;
import static io.supervised.engine.core.Plan.Family.REGISTRY;

import java.util.List;

/** Who holds a segment, what the registry says, and that all goes on: each rule broken once. */
final class SegmentMutants {

  private SegmentMutants() {}

  static final List<Mutant> ALL = List.of(
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
              "S2 S4 L1")
          .from(2_300),
      new Mutant(
              "the token of a child that stopped is forgotten while another of its segment stops",
              "Holder",
              "changed = changed.with(running.in(Phase.STOPPED));",
              "changed = changed.with("
                  + "new Running(running.child(), segment.grant().token(-1), Phase.STOPPED, 0));",
              "S4")
          .foundBy(MOVES),

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
          .from(27_900),
      new Mutant(
              "a drain is said once",
              "Drainer",
              "state.mono() - state.takers().lastSaid() >= state.timing().retry()",
              "false",
              "L1")
          .foundBy(DRAINS),
      new Mutant(
              "a drain holds although it is not said again",
              "State",
              ": takers.isDrained(member, mono() - timing().lease());",
              ": takers.drained().containsKey(member);",
              "L1")
          .foundBy(DRAINS),
      new Mutant(
              "the drained are given what others could have",
              "Destinations",
              "if (drained.isEmpty()) {",
              "if (true) {",
              "L1")
          .foundBy(DRAINS),
      new Mutant(
              "where all are drained, what nobody holds stays so",
              "Assigning",
              "now.lastResort().forEach(this::grantIfFree);",
              "",
              "L1")
          .foundBy(DRAINS),
      new Mutant(
          "the table is told once",
          "Leader",
          "return behind ? Step.of(state, new Send(member, table(routes))) : Step.of(state);",
          "return Step.of(state);",
          "L1"));
}
