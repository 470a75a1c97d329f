package io.supervised.engine.core;

import io.supervised.engine.core.Effect.MembersChanged;
import io.supervised.engine.core.Effect.Refused;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Install;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Refuse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a view to an agreed membership: every member of the view reports to its oldest, which decides and announces.
 *
 * <p>A member that reports holds its breath until the announcement: see {@link Membership#settled}.
 */
final class EpochChange {

  private EpochChange() {}

  static Step viewInstalled(State state, View view, long wallMillis) {
    View known = state.membership().view();
    if (known != null && known.id().number() >= view.id().number()) {
      return Step.of(state);
    }
    return Step.of(state.with(state.membership().seeing(view, wallMillis)))
        .then(EpochChange::report);
  }

  /** Says again whatever the agreement still waits for. */
  static Step insist(State state) {
    return state.membership().settled() ? Step.of(state) : report(state);
  }

  static Step prepared(State state, NodeId from, Prepare asked) {
    return state.membership().isNewest(asked.view())
        ? Step.of(state, new Send(from, promiseOf(state, asked.view())))
        : Step.of(state);
  }

  static Step promised(State state, NodeId from, Promise promise) {
    if (!state.leads()
        || !state.membership().isNewest(promise.view())
        || state.membership().settled()) {
      return Step.of(state);
    }
    return Step.of(state.with(state.membership().promised(from, promise)))
        .then(EpochChange::decide);
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

  private static Step report(State state) {
    View view = state.membership().view();
    if (view == null) {
      return Step.of(state);
    }
    if (!state.leads()) {
      return Step.of(state, new Send(view.leader(), promiseOf(state, view.id())));
    }
    Effect[] questions = view.members().stream()
        .filter(member ->
            !member.equals(state.id()) && !state.membership().promises().containsKey(member))
        .map(member -> new Send(member, new Prepare(view.id())))
        .toArray(Effect[]::new);
    return Step.of(state, questions)
        .then(asked -> promised(asked, asked.id(), promiseOf(asked, view.id())));
  }

  private static Promise promiseOf(State state, View.Id view) {
    return new Promise(
        view, state.self(), state.membership().round(), state.holdings().claims());
  }

  private static Step decide(State state) {
    Membership membership = state.membership();
    View view = membership.view();
    if (view == null || !membership.promises().keySet().containsAll(view.members())) {
      return Step.of(state);
    }
    List<Member> accepted = new ArrayList<>();
    List<Effect> answers = new ArrayList<>();
    for (NodeId id : view.members()) {
      Member candidate = promiseBy(id, membership).member();
      objection(candidate, accepted)
          .ifPresentOrElse(
              reason -> answers.add(new Send(id, new Refuse(view.id(), reason))),
              () -> accepted.add(candidate));
    }
    EpochRecord next = new EpochRecord(nextEpoch(state), view.id(), accepted);
    for (Member member : accepted.subList(1, accepted.size())) {
      answers.add(new Send(member.id(), new Install(next)));
    }
    return new Step(state.with(state.assignment().rebuiltFrom(membership.promises())), answers)
        .then(decided -> installed(decided, decided.id(), new Install(next)))
        .then(Leader::assign);
  }

  private static Epoch nextEpoch(State state) {
    long highest = state.membership().promises().values().stream()
        .mapToLong(Promise::round)
        .max()
        .orElse(0);
    return new Epoch(
        highest == 0 ? Math.max(1, state.membership().coldRound()) : highest + 1, state.id());
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

  private static Promise promiseBy(NodeId id, Membership membership) {
    Promise promise = membership.promises().get(id);
    if (promise == null) {
      throw new IllegalStateException("no promise by " + id);
    }
    return promise;
  }

  private static List<Member> minus(List<Member> these, List<Member> those) {
    return these.stream()
        .filter(one -> those.stream().noneMatch(other -> other.id().equals(one.id())))
        .toList();
  }
}
