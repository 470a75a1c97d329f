package io.supervised.cdi.config;

import io.supervised.engine.call.CallOptions;
import io.supervised.engine.codec.AllowList;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code supervised.call.*}, {@code supervised.mailbox.*} and {@code supervised.serialization.*}. */
final class CallReader {

  private static final int SMALLEST_FRAME = 1_024;
  private static final int LARGEST_FRAME = 256 << 20;
  private static final int LARGEST_MAILBOX = 1_000_000;

  private final Keys keys;

  CallReader(Keys keys) {
    this.keys = keys;
  }

  CallOptions calls() {
    CallOptions defaults = CallOptions.defaults();
    return new CallOptions(
        keys.duration("supervised.call.deadline", defaults.deadline()),
        keys.number("supervised.mailbox.capacity", 1, LARGEST_MAILBOX, defaults.outstanding()),
        keys.number(
            "supervised.call.max-bytes", SMALLEST_FRAME, LARGEST_FRAME, defaults.maxBytes()),
        allowed());
  }

  private List<String> allowed() {
    String key = "supervised.serialization.allow";
    List<String> patterns = new ArrayList<>();
    for (String each : keys.raw(key).orElse("").split(",", -1)) {
      String pattern = each.trim();
      if (AllowList.isPattern(pattern)) {
        patterns.add(pattern);
      } else if (!pattern.isEmpty()) {
        keys.problem(
            key, pattern, "names of classes, com.acme.* or com.acme.**, with commas between them");
      }
    }
    return patterns;
  }
}
