package io.supervised.engine.segment;

/**
 * Where a name belongs, as far as somebody knows.
 *
 * @param segment that other than the one of its hash
 * @param moves after how many moves of the name that was so: what is known after more of them is newer
 */
public record SegmentHint(int segment, long moves) {

  private static final char AFTER = ' ';

  /** Of a name that was never moved. */
  public SegmentHint(int segment) {
    this(segment, 0);
  }

  /** As text: of a name that was never moved, the number of the segment alone. */
  public String text() {
    return moves == 0 ? Integer.toString(segment) : segment + "" + AFTER + moves;
  }

  /** The hint of a text. */
  public static SegmentHint read(String text) {
    int at = text.indexOf(AFTER);
    return at < 0
        ? new SegmentHint(Integer.parseInt(text))
        : new SegmentHint(
            Integer.parseInt(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
  }
}
