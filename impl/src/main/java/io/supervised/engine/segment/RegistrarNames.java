package io.supervised.engine.segment;

import org.jspecify.annotations.Nullable;

/** The names by which registrars are called. Each begins with a character that no child's name can have. */
public final class RegistrarNames {

  private static final char MARK = '\u0001';
  private static final char AT = '@';

  private RegistrarNames() {}

  /** The registrar of a segment, on whichever node holds it. */
  public static String of(int segment) {
    return "" + MARK + segment;
  }

  /** The registrar of the children that a node has of its own. */
  public static String at(String node) {
    return "" + MARK + AT + node;
  }

  public static boolean isOne(String name) {
    return !name.isEmpty() && name.charAt(0) == MARK;
  }

  /** The node in a registrar's name, or null if it is that of a segment. */
  public static @Nullable String node(String registrar) {
    return registrar.charAt(1) == AT ? registrar.substring(2) : null;
  }

  /** The segment in a registrar's name that has no node. */
  public static int segment(String registrar) {
    return Integer.parseInt(registrar.substring(1));
  }
}
