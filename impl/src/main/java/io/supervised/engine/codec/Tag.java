package io.supervised.engine.codec;

/** What follows in a frame: the first byte of each value. Numbers are never used again for something else. */
final class Tag {

  static final byte NULL = 0;
  static final byte FALSE = 1;
  static final byte TRUE = 2;
  static final byte BYTE = 3;
  static final byte SHORT = 4;
  static final byte CHAR = 5;
  static final byte INT = 6;
  static final byte LONG = 7;
  static final byte FLOAT = 8;
  static final byte DOUBLE = 9;
  static final byte LATIN1_TEXT = 10;
  static final byte UTF16_TEXT = 11;
  static final byte BYTES = 12;
  static final byte UUID = 13;
  static final byte INSTANT = 14;
  static final byte DURATION = 15;
  static final byte OPTIONAL = 16;

  /** The value is the next object of the stream at the end of the frame. */
  static final byte OBJECT = 17;

  private Tag() {}
}
