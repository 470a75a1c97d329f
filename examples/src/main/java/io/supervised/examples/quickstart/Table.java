package io.supervised.examples.quickstart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Rows in columns, at most 100 characters wide: the widest column gives way, with dots in place of what it loses. */
final class Table {

  static final int WIDTH = 100;
  private static final String INDENT = "   ";
  private static final String GAP = "  ";
  private static final String DOTS = "...";

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... titles) {
    this.titles = List.of(titles);
  }

  Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(Table::text).toList());
    return this;
  }

  /** The lines, headings first. */
  List<String> lines() {
    int[] widths = widths();
    return Stream.concat(Stream.of(titles), rows.stream())
        .map(row -> line(row, widths))
        .toList();
  }

  private int[] widths() {
    int[] widths = new int[titles.size()];
    Stream.concat(Stream.of(titles), rows.stream()).forEach(row -> {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    });
    int room = WIDTH - INDENT.length() - GAP.length() * (widths.length - 1);
    while (Arrays.stream(widths).sum() > room) {
      widths[widest(widths)]--;
    }
    return widths;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int column = 1; column < widths.length; column++) {
      widest = widths[column] > widths[widest] ? column : widest;
    }
    return widest;
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int column = 0; column < widths.length; column++) {
      String cell = shortened(row.get(column), widths[column]);
      String space = " ".repeat(widths[column] - cell.length());
      line.append(column == 0 ? "" : GAP).append(isNumeric(column) ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }

  /** Numbers, also those with a unit, stand to the right. */
  private boolean isNumeric(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || Character.isDigit(cell.charAt(0)));
  }

  private static String shortened(String cell, int width) {
    return cell.length() <= width ? cell : cell.substring(0, width - DOTS.length()) + DOTS;
  }

  private static String text(Object cell) {
    return cell instanceof Number number
        ? String.format(Locale.ROOT, "%,d", number.longValue())
        : cell.toString();
  }
}
