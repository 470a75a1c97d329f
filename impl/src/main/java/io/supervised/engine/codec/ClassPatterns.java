package io.supervised.engine.codec;

import static io.supervised.engine.codec.CodecMessages.MESSAGES;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Classes by name: {@code com.acme.Order} is that class, {@code com.acme.*} all of that package, {@code com.acme.**} all of it
 * and of those below. A nested class is written with a dollar sign.
 *
 * @param names of classes
 * @param packages whose classes match
 * @param roots of packages whose classes match at any depth
 */
record ClassPatterns(Set<String> names, Set<String> packages, Set<String> roots) {

  private static final String PART = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
  private static final Pattern FORM = Pattern.compile(PART + "(\\." + PART + ")*(\\.\\*\\*?)?");

  /**
   * Patterns from their text form.
   *
   * @throws io.supervised.StartupException if one is neither of the three forms; {@code **} alone is not
   */
  static ClassPatterns of(List<String> patterns) {
    Set<String> names = new HashSet<>();
    Set<String> packages = new HashSet<>();
    Set<String> roots = new HashSet<>();
    for (String pattern : patterns) {
      String text = pattern.strip();
      if (!isPattern(text)) {
        throw MESSAGES.badPattern(pattern);
      } else if (text.endsWith(".**")) {
        roots.add(text.substring(0, text.length() - 3));
      } else if (text.endsWith(".*")) {
        packages.add(text.substring(0, text.length() - 2));
      } else {
        names.add(text);
      }
    }
    return new ClassPatterns(Set.copyOf(names), Set.copyOf(packages), Set.copyOf(roots));
  }

  /** Whether the text is of one of the three forms. */
  static boolean isPattern(String text) {
    return FORM.matcher(text).matches();
  }

  boolean match(Class<?> type) {
    String home = type.getPackageName();
    return names.contains(type.getName())
        || packages.contains(home)
        || roots.stream().anyMatch(root -> home.equals(root) || home.startsWith(root + "."));
  }
}
