package io.supervised.engine.segment;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.Token;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Course;
import io.supervised.engine.registry.History;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the holder of a child remembers of it, and tells the others. Not thread-safe. */
final class ChildMemory {

  private final String name;
  private final Surroundings around;
  private final Bond bond;
  private final Restarts restarts = new Restarts();
  private Map<String, Instant> ticks = Map.of();
  private Course course = Course.NONE;

  /** Why it crashed the last time; empty if it did not. */
  private String reason = "";

  ChildMemory(String name, Surroundings around) {
    this.name = name;
    this.around = around;
    this.bond = Bond.of(around.ties(name));
  }

  /** Goes on from what another holder has told. */
  void adopt(ChildEntry told) {
    restarts.adopt(told);
    ticks = told.history().ticks();
    bond.adopt(told.history().standing());
    course = told.history().course().after(course);
    reason = told.report() == null ? reason : told.report().reason().orElse("");
  }

  /** A user starts it anew: what concerns others, or tokens, is all that stays. */
  void beginAnew() {
    restarts.begin();
    ticks = Map.of();
    reason = "";
  }

  Restarts restarts() {
    return restarts;
  }

  /** What binds it to its group. */
  Bond bond() {
    return bond;
  }

  /** Up to when the ticks of its methods have run. */
  Map<String, Instant> ticks() {
    return ticks;
  }

  /** False if that tick has run. */
  boolean addTick(String method, Instant time) {
    Instant last = ticks.get(method);
    if (last != null && !time.isAfter(last)) {
      return false;
    }
    Map<String, Instant> next = new HashMap<>(ticks);
    next.put(method, time);
    ticks = Map.copyOf(next);
    return true;
  }

  /** How it was moved. */
  Course course() {
    return course;
  }

  void course(Course next) {
    course = next;
  }

  String reason() {
    return reason;
  }

  void reason(String text) {
    reason = text;
  }

  /** For the next holder. */
  History history() {
    return new History(restarts.lately(), ticks, bond.standing(), course);
  }

  /** For everybody. */
  ChildInfo report(String bean, ChildState state, Token life) {
    return new ChildInfo(name, bean, state, around.self(), life, restarts.all(), around.now())
        .because(reason);
  }
}
