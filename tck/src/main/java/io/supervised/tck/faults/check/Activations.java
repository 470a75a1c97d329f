package io.supervised.tck.faults.check;

import io.supervised.Token;
import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.Life;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Pairs the lines about activations. A line that belongs to none is a contradiction. */
final class Activations {

  private record Key(Life life, String child, Token token) {
    static Key of(Event event) {
      return new Key(event.life(), event.child(), event.activation());
    }
  }

  private final ToLongFunction<Life> lastSign;
  private final Map<Key, Activation> open = new HashMap<>();
  private final List<Activation> all = new ArrayList<>();
  private final List<Violation> contradictions = new ArrayList<>();

  private Activations(ToLongFunction<Life> lastSign) {
    this.lastSign = lastSign;
  }

  /**
   * The activations that these lines tell of.
   *
   * @param lastSign when a process was last known to live
   */
  static Activations in(List<Event> events, ToLongFunction<Life> lastSign) {
    Activations activations = new Activations(lastSign);
    events.forEach(activations::follow);
    activations.all.addAll(activations.open.values());
    return activations;
  }

  List<Activation> all() {
    return all;
  }

  List<Violation> contradictions() {
    return contradictions;
  }

  private void follow(Event event) {
    switch (event.kind()) {
      case ACT_BEGIN -> begin(event);
      case ACT -> change(event, event, null);
      case DEA_BEGIN -> change(event, null, null);
      case DEA -> change(event, null, event);
      default -> {}
    }
  }

  private void begin(Event event) {
    Activation before = open.put(
        Key.of(event), new Activation(event, null, null, lastSign.applyAsLong(event.life())));
    if (before != null) {
      all.add(before); // the same token twice: the rule of tokens tells it
    }
  }

  private void change(Event event, @Nullable Event ready, @Nullable Event ended) {
    Key key = Key.of(event);
    Activation activation = open.get(key);
    if (activation == null) {
      contradictions.add(
          Violation.of(Rule.HISTORY, "a line about an activation that is not open", event));
      return;
    }
    Event first = activation.ready() != null ? activation.ready() : ready;
    if (ended == null) {
      open.put(key, new Activation(activation.begun(), first, null, activation.until()));
    } else {
      open.remove(key);
      all.add(new Activation(activation.begun(), first, ended, ended.mono()));
    }
  }
}
