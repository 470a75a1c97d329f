package io.supervised.engine.core;

import io.supervised.engine.core.Plan.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule of the protocol, broken: some pieces of its code are replaced by others. White space does not count.
 *
 * @param breaks what may break, as the simulator calls it
 * @param family the schedules that are to find it
 * @param first the seed to begin with: 0, or not far before one that finds it, where that is a long way off
 */
record Mutant(String name, String breaks, Family family, long first, List<Edit> edits) {

  /** A piece of code of a file, and what stands in its place. */
  record Edit(String file, String code, String instead) {

    /** Fails if the code is not there exactly once, so that the list keeps up with the code. */
    String applyTo(String source) {
      Matcher matcher = pattern().matcher(source);
      if (!matcher.find()) {
        throw new IllegalStateException("not found in " + file + ": " + code);
      }
      String mutated =
          source.substring(0, matcher.start()) + instead + source.substring(matcher.end());
      if (matcher.find()) {
        throw new IllegalStateException("more than once in " + file + ": " + code);
      }
      return mutated;
    }

    private Pattern pattern() {
      StringBuilder regex = new StringBuilder();
      Matcher token = Pattern.compile("\\w+|[^\\w\\s]").matcher(code);
      while (token.find()) {
        regex.append(regex.length() == 0 ? "" : "\\s*").append(Pattern.quote(token.group()));
      }
      return Pattern.compile(regex.toString());
    }
  }

  Mutant(String name, String file, String code, String instead, String breaks) {
    this(name, breaks, Family.ANY, 0, List.of(new Edit(file, code, instead)));
  }

  Mutant foundBy(Family other) {
    return new Mutant(name, breaks, other, first, edits);
  }

  Mutant from(long seed) {
    return new Mutant(name, breaks, family, seed, edits);
  }

  Mutant and(String file, String code, String instead) {
    List<Edit> more = new ArrayList<>(edits);
    more.add(new Edit(file, code, instead));
    return new Mutant(name, breaks, family, first, more);
  }

  String applyTo(String file, String source) {
    String mutated = source;
    for (Edit edit : edits) {
      if (file.equals(edit.file() + ".java")) {
        mutated = edit.applyTo(mutated);
      }
    }
    return mutated;
  }

  @Override
  public String toString() {
    return name;
  }
}
