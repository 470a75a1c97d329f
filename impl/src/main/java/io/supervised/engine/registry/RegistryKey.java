package io.supervised.engine.registry;

import java.util.OptionalInt;

/**
 * Under which key the entry of a name is kept: under the name itself in the segment that it hashes to, or, for a name that was placed
 * elsewhere, under a key that says where, and is kept in that segment. No name of a child has the characters with which the others
 * begin.
 */
public final class RegistryKey {

  /** The key of what is known of placement groups. */
  public static final String GROUPS = "\u0003groups";

  private static final char STATE = '\u0004';
  private static final char PLACED = '\u0002';
  private static final char END = ':';

  private RegistryKey() {}

  /** The key of a name that was placed in another segment than its own. */
  public static String placed(int segment, String name) {
    return "" + PLACED + segment + END + name;
  }

  /** The key of the state of the child that is kept under a key. */
  public static String stateOf(String key) {
    return STATE + key;
  }

  /** Whether it is the key of the state of a child. */
  public static boolean isState(String key) {
    return !key.isEmpty() && key.charAt(0) == STATE;
  }

  /** The key of the child, if it is that of its state; any other key as it is. */
  public static String childOf(String key) {
    return isState(key) ? key.substring(1) : key;
  }

  /** The segment in a key, if it is that of a name that was placed. */
  public static OptionalInt segment(String key) {
    return isPlaced(key)
        ? OptionalInt.of(Integer.parseInt(key.substring(1, key.indexOf(END))))
        : OptionalInt.empty();
  }

  /** The name in a key. */
  public static String name(String key) {
    return isPlaced(key) ? key.substring(key.indexOf(END) + 1) : key;
  }

  private static boolean isPlaced(String key) {
    return !key.isEmpty() && key.charAt(0) == PLACED;
  }
}
