package io.supervised.engine.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serializes a throwable without what the frame holds apart from it: its cause, its stack trace, the suppressed ones. */
final class ThrownOutput extends ValueOutput {

  private final ThrownParts parts;

  ThrownOutput(OutputStream out, Forms forms, Obstacle obstacle, ThrownParts parts)
      throws IOException {
    super(out, forms, obstacle);
    this.parts = parts;
  }

  @Override
  protected @Nullable Object replaceObject(Object object) throws IOException {
    if (object == parts.cause()) {
      return new CauseSurrogate();
    } else if (object instanceof StackTraceElement[] frames
        && Arrays.asList(frames).equals(parts.frames())) {
      return new StackTraceElement[0];
    } else if (object instanceof ArrayList<?> list && isSame(list, parts.suppressed())) {
      return new ArrayList<>();
    } else if (object instanceof String text && text.equals(parts.message())) {
      return parts.shortMessage();
    }
    return super.replaceObject(object);
  }

  private static boolean isSame(List<?> list, List<Throwable> suppressed) {
    if (list.isEmpty() || list.size() != suppressed.size()) {
      return false;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) != suppressed.get(i)) {
        return false;
      }
    }
    return true;
  }
}
