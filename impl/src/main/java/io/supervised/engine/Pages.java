package io.supervised.engine;

import io.supervised.ChildInfo;
import io.supervised.ChildPage;
import io.supervised.engine.registry.ChildEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All children, some at a time: segment by segment, and by name within one. So a page costs what one or a few segments cost, and who
 * comes or goes meanwhile moves nobody to another page.
 *
 * @param source reads one segment
 */
record Pages(int segments, IntFunction<Map<String, ChildEntry>> source) {

  private static final char MARK = ':';

  /** Where a page begins: after a name in a segment. */
  private record Place(int segment, String after) {

    @Override
    public String toString() {
      return segment + "" + MARK + after;
    }
  }

  /** What a reader of pages makes of what is known under a registry key; nothing if it is to be left out. */
  @FunctionalInterface
  interface View {
    Optional<ChildInfo> of(String key, ChildEntry known);
  }

  /** The next children that the view shows. */
  ChildPage read(@Nullable String from, int limit, View view) {
    if (limit < 1) {
      throw EngineLog.LOG.emptyPage(limit);
    }
    Place begin = from == null ? new Place(0, "") : place(from);
    List<ChildInfo> found = new ArrayList<>();
    String after = begin.after();
    for (int segment = begin.segment(); segment < segments; segment++) {
      TreeMap<String, ChildEntry> named = new TreeMap<>(source.apply(segment));
      for (Map.Entry<String, ChildEntry> each : named.tailMap(after, false).entrySet()) {
        Optional<ChildInfo> child = view.of(each.getKey(), each.getValue());
        if (child.isPresent() && found.size() == limit) {
          String place = new Place(segment, after).toString();
          return new ChildPage(found, Optional.of(place));
        }
        child.ifPresent(found::add);
        after = each.getKey();
      }
      after = "";
    }
    return new ChildPage(found, Optional.empty());
  }

  private Place place(String from) {
    int mark = from.indexOf(MARK);
    try {
      int segment = Integer.parseInt(from.substring(0, Math.max(mark, 0)));
      if (segment >= 0 && segment < segments) {
        return new Place(segment, from.substring(mark + 1));
      }
    } catch (NumberFormatException other) {
      // reported below
    }
    throw EngineLog.LOG.noPage(from);
  }
}
