package io.supervised.engine.core;

import static java.util.Objects.requireNonNull;

import io.supervised.engine.core.Effect.MembersChanged;
import io.supervised.engine.core.Effect.Refused;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Install;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Ready;
import io.supervised.engine.core.Message.Refuse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a view to an agreed membership: the oldest member of the view asks all others to report, under a ballot that none of
 * them has seen, decides when all have, and announces the result.
 *
 * <p>A member that has installed a new view holds its breath until the announcement: see {@link Membership#settled}. Every
 * survivor of an epoch has promised its ballot before the epoch was used, so the next one has a greater round.
 */
final class EpochChange {

  private EpochChange() {}

  static Step viewInstalled(State state, View view, long wallMillis) {
    View known = state.membership().view();
    if (known != null && known.id().number() >= view.id().number()) {
      return Step.of(state);
    }
    State seen = state.with(state.membership().seeing(view, wallMillis));
    return seen.leads()
        ? propose(seen, view)
        : Step.of(seen, new Send(view.leader(), new Ready(view.id())));
  }

  /** Says again whatever the agreement still waits for. */
  static Step insist(State state) {
    View view = state.membership().view();
    if (view == null || state.membership().settled()) {
      return Step.of(state);
    }
    return state.leads()
        ? ask(state, view)
        : Step.of(state, new Send(view.leader(), new Ready(view.id())));
  }

  static Step ready(State state, NodeId from, Ready ready) {
    Epoch ballot = state.membership().ballot();
    return ballot != null && state.membership().isNewest(ready.view())
        ? Step.of(state, new Send(from, new Prepare(ready.view(), ballot)))
        : Step.of(state);
  }

  static Step prepared(State state, NodeId from, Prepare asked) {
    if (!state.membership().isNewest(asked.view())) {
      return Step.of(state); // the view has not come here yet, and this node will say when it has
    }
    Promise promise = new Promise(
        asked.view(),
        asked.ballot(),
        state.self(),
        state.membership().highest(),
        state.holdings().claims());
    return Step.of(state.with(state.membership().knowing(asked.ballot())), new Send(from, promise));
  }

  static Step promised(State state, NodeId from, Promise promise) {
    Membership membership = state.membership();
    View view = membership.view();
    if (view == null
        || !promise.ballot().equals(membership.ballot())
        || !view.members().contains(from)) {
      return Step.of(state);
    }
    Epoch known = promise.known();
    if (known != null && known.compareTo(promise.ballot()) > 0) {
      return propose(state.with(membership.knowing(known)), view);
    }
    State promised = state.with(membership.promised(from, promise));
    return promised.membership().complete()
        ? decide(promised, view, promise.ballot())
        : Step.of(promised);
  }

  static Step installed(State state, NodeId from, Install announced) {
    View view = state.membership().view();
    EpochRecord next = announced.membership();
    if (view == null
        || !view.id().equals(next.view())
        || !view.leader().equals(from)
        || state.membership().settled()) {
      return Step.of(state);
    }
    List<Member> before = state.members();
    State agreed = state.with(state.membership().agreeing(next));
    return Step.of(
            agreed,
            new MembersChanged(
                next.members(), minus(before, next.members()), minus(next.members(), before)))
        .then(Holder::membershipAgreed)
        .then(now -> now.holdings().leaving()
            ? Step.of(now, new Send(from, new Leaving(next.epoch())))
            : Step.of(now));
  }

  static Step refused(State state, NodeId from, Refuse refusal) {
    return state.membership().isNewest(refusal.view())
        ? Step.of(state, new Refused(refusal.reason()))
        : Step.of(state);
  }

  private static Step propose(State state, View view) {
    return ask(state.with(state.membership().proposing(state.id())), view);
  }

  /** Asks whoever has not promised yet, this node included. */
  private static Step ask(State state, View view) {
    Epoch ballot = requireNonNull(state.membership().ballot());
    Effect[] questions = view.members().stream()
        .filter(member -> !state.membership().promises().containsKey(member))
        .map(member -> new Send(member, new Prepare(view.id(), ballot)))
        .toArray(Effect[]::new);
    return Step.of(state, questions);
  }

  private static Step decide(State state, View view, Epoch ballot) {
    Membership membership = state.membership();
    List<Member> accepted = new ArrayList<>();
    List<Effect> answers = new ArrayList<>();
    for (NodeId id : view.members()) {
      Member candidate = requireNonNull(membership.promises().get(id)).member();
      objection(candidate, accepted)
          .ifPresentOrElse(
              reason -> answers.add(new Send(id, new Refuse(view.id(), reason))),
              () -> accepted.add(candidate));
    }
    EpochRecord next = new EpochRecord(ballot, view.id(), accepted);
    for (Member member : accepted.subList(1, accepted.size())) {
      answers.add(new Send(member.id(), new Install(next)));
    }
    return new Step(state.with(state.assignment().rebuiltFrom(membership.promises())), answers)
        .then(decided -> installed(decided, decided.id(), new Install(next)))
        .then(Leader::assign);
  }

  /** Why the members accepted so far, the leader first, can't take in another one. */
  private static Optional<String> objection(Member candidate, List<Member> accepted) {
    for (Member member : accepted) {
      List<String> differences = candidate.settings().differencesFrom(member.settings());
      if (!differences.isEmpty()) {
        return Optional.of(String.join(", ", differences) + " (node '" + member.name() + "')");
      }
      if (member.name().equals(candidate.name())) {
        return Optional.of(
            "supervised.node.name '" + candidate.name() + "' is taken by a living member");
      }
    }
    return Optional.empty();
  }

  private static List<Member> minus(List<Member> these, List<Member> those) {
    return these.stream()
        .filter(one -> those.stream().noneMatch(other -> other.id().equals(one.id())))
        .toList();
  }
}
