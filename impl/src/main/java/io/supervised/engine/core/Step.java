package io.supervised.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A state and the effects that led to it. */
public record Step(State state, List<Effect> effects) {

  public Step {
    effects = List.copyOf(effects);
  }

  static Step of(State state, Effect... effects) {
    return new Step(state, List.of(effects));
  }

  /** Goes on from this state by another rule; the effects add up. */
  Step then(Function<State, Step> rule) {
    Step next = rule.apply(state);
    if (effects.isEmpty()) {
      return next;
    }
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(next.effects);
    return new Step(next.state, all);
  }
}
