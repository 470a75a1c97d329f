package io.supervised.examples.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends the quick start: a message with an id, and the exit code. The ids SUPV00900 to SUPV00919 are used here alone. */
final class Failure extends Exception {

  static final int CHECK_FAILED = 1;
  static final int BAD_INPUT = 2;

  private static final long serialVersionUID = 1L;

  private static final int LINES_SHOWN = 10;
  private static final String INDENT = "\n    ";

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  int exitCode() {
    return exitCode;
  }

  static Failure noSuchFolder(Path folder) {
    return badInput(
        "SUPV00900: folder '%s' does not exist; nothing was started. Name an existing one: -Dfolder=..."
            .formatted(folder));
  }

  static Failure notAFolder(Path folder) {
    return badInput(
        "SUPV00901: '%s' is not a folder that can be read; nothing was started. Name one: -Dfolder=..."
            .formatted(folder));
  }

  static Failure noText(Path folder) {
    return badInput(
        "SUPV00902: folder '%s' holds no text file; nothing was started. Name another one: -Dfolder=..."
            .formatted(folder));
  }

  static Failure noProject(Path start) {
    return badInput(
        "SUPV00903: no pom.xml in '%s'; nothing was started. Start in the project, or name a folder: -Dfolder=..."
            .formatted(start));
  }

  static Failure notANumber(String key, String value, int least, int most) {
    return badInput(
        "SUPV00904: %s is '%s'; nothing was started. Set it to a whole number from %d to %d"
            .formatted(key, value, least, most));
  }

  static Failure noPorts(int from, int to) {
    return badInput(
        "SUPV00905: no block of free ports from %d to %d; nothing was started. Set another start: -Dquick-start.port=..."
            .formatted(from, to));
  }

  static Failure logsNotWritable(Path logs) {
    return badInput(
        "SUPV00913: logs can't be written to '%s'; nothing was started. Name a folder: -Dquick-start.logs=..."
            .formatted(logs));
  }

  static Failure nodeEnded(String node, int exitCode, Path log, Optional<String> trouble) {
    return checkFailed("SUPV00906: node '%s' ended by itself with exit code %d. See its log %s%s"
        .formatted(
            node, exitCode, log, trouble.map(line -> indented(List.of(line))).orElse("")));
  }

  static Failure nodeSilent(String node, Duration limit, Path log) {
    return checkFailed("SUPV00907: node '%s' gave no answer in %d s. See its log %s"
        .formatted(node, limit.toSeconds(), log));
  }

  static Failure timeOut(String what, Duration limit, List<String> missing) {
    return checkFailed("SUPV00908: %s: not so after %d s. What is missing:%s"
        .formatted(what, limit.toSeconds(), indented(missing)));
  }

  static Failure violations(List<String> violations) {
    return checkFailed(
        "SUPV00909: a child was active twice at one time, or its token did not grow (%s). Please report it, with the logs:%s"
            .formatted(Screen.count(violations.size(), "time"), indented(violations)));
  }

  static Failure difference(List<String> differences) {
    return checkFailed(
        "SUPV00910: %s not equal to the independent count. Please report it, with the logs:%s"
            .formatted(
                Screen.count(differences.size(), "tally", "tallies"), indented(differences)));
  }

  static Failure changedFiles(List<String> files) {
    return checkFailed("SUPV00911: %s changed during the run and can't be compared. Run it again:%s"
        .formatted(Screen.count(files.size(), "file"), indented(files)));
  }

  private static Failure badInput(String message) {
    return new Failure(BAD_INPUT, message);
  }

  private static Failure checkFailed(String message) {
    return new Failure(CHECK_FAILED, message);
  }

  private static String indented(List<String> lines) {
    int more = lines.size() - LINES_SHOWN;
    String rest = more > 0 ? INDENT + "and " + Screen.count(more, "line") + " like these" : "";
    return INDENT
        + String.join(INDENT, lines.subList(0, Math.min(LINES_SHOWN, lines.size())))
        + rest;
  }
}
