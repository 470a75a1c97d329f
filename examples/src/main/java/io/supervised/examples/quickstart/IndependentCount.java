package io.supervised.examples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The launcher's own count of a file, in one go and by other means than the children's. */
final class IndependentCount {

  private static final Pattern WORD = Pattern.compile("[^ \\t\\n\\x0B\\f\\r]+");

  private IndependentCount() {}

  static Tally of(Path file) throws IOException {
    String text =
        Files.readString(file, StandardCharsets.ISO_8859_1); // each byte becomes one character
    long lines = text.chars().filter(character -> character == '\n').count();
    return new Tally(lines, WORD.matcher(text).results().count(), Files.size(file));
  }
}
