package io.supervised.engine.segment;

import io.supervised.ChildInfo;
import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Course;
import io.supervised.engine.registry.History;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The present decision about a name: what it is, whether all members know of it, and who waits for that. Not thread-safe, but for {@link
 * #entry}.
 */
final class Decision {

  private final String name;
  private final Grant grant;
  private final Surroundings around;
  private final List<Promise> promises = new ArrayList<>();
  private volatile ChildEntry entry;

  /** The first write of the decision under this grant; once that is known to all members, so is the decision. */
  private @Nullable Version announced;

  private boolean known;

  Decision(String name, ChildEntry entry, Grant grant, Surroundings around) {
    this.name = name;
    this.entry = entry;
    this.grant = grant;
    this.around = around;
    this.known = entry.decided().equals(Version.NONE); // nobody has decided anything
  }

  /** What is known of the name; for any thread. */
  ChildEntry entry() {
    return entry;
  }

  Wish wish() {
    return entry.wish();
  }

  /** Whether this holder has told anything of the child yet. */
  boolean isTold() {
    return grant.made(entry.written().grant());
  }

  /** Whether all members know. */
  boolean isKnown() {
    return known;
  }

  /** Sees to it that all members will know. */
  void announce() {
    if (!known && announced == null) {
      reportAgain();
    }
  }

  boolean isAwaited() {
    return !promises.isEmpty();
  }

  /** Another holder has decided, or written, later; whoever waits for something else has to ask again. */
  void adopt(ChildEntry newer) {
    entry = newer;
    known = newer.decided().equals(Version.NONE);
    announced = null;
    unsettle();
  }

  /** Decides anew, of a name that runs nowhere or elsewhere. */
  void make(Wish wish, Course course) {
    make(wish, null, entry.history().beyondTheEnd().on(course));
  }

  /** Decides anew, and tells what is about to become of the child. */
  void make(Wish wish, @Nullable ChildInfo report, History history) {
    Version now = grant.nextWrite();
    announced = now;
    known = false;
    put(new ChildEntry(wish, now, now, report, history));
  }

  /** Tells what has become of the child. */
  void report(@Nullable ChildInfo report, History history) {
    Version now = grant.nextWrite();
    announced = announced == null ? now : announced;
    put(new ChildEntry(entry.wish(), entry.decided(), now, report, history));
  }

  private void reportAgain() {
    report(entry.report(), entry.history());
  }

  private void put(ChildEntry next) {
    entry = next;
    around.put(name, next);
  }

  /** Replies once all members know of the decision, and the child is at rest if it is to be. */
  CompletionStage<Reply> promise(Reply reply, boolean atRest) {
    if (known && atRest) {
      return CompletableFuture.completedFuture(reply);
    }
    announce();
    Promise promise = new Promise(reply, atRest);
    promises.add(promise);
    return promise.future();
  }

  /**
   * A write has reached the members of the grid.
   *
   * @param needed whether somebody waits for it who was promised nothing
   * @return whether all members know of the decision now, and did not before
   */
  boolean written(Version version, GridView before, GridView after, boolean needed) {
    if (known || announced == null || version.compareTo(announced) < 0) {
      return false;
    }
    known = around.mayAcknowledge(before, after);
    if (known) {
      keepPromises();
    } else {
      announced = null; // so that whoever asks later has it written again
      if (needed || isAwaited()) {
        around.again(name);
      }
    }
    return known;
  }

  /** Some time has passed since a write that could not be acknowledged, or the segment is open again. */
  void writeAgain(boolean needed) {
    if (!known && (needed || isAwaited())) {
      reportAgain();
    }
  }

  /** The child has stopped, whether or not it starts again. */
  void rests() {
    promises.forEach(Promise::rests);
    keepPromises();
  }

  private void keepPromises() {
    if (known) {
      promises.removeIf(Promise::keep);
    }
  }

  /** Whoever waits has to ask the next holder. */
  void unsettle() {
    promises.forEach(Promise::unsettled);
    promises.clear();
  }
}
