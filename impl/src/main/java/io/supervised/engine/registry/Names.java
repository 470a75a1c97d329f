package io.supervised.engine.registry;

import java.io.DataInputStream;
import java.io.IOException;

/** Reads constants that were written by their names. */
final class Names {

  private Names() {}

  static <E extends Enum<E>> E read(Class<E> type, DataInputStream in) throws IOException {
    String name = in.readUTF();
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException unknown) {
      throw new NewerEntryException(type.getSimpleName() + " '" + name + "'", unknown);
    }
  }
}
