package io.supervised.examples.quickstart;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Writes to the terminal; in colours only if it is one, and the user has not set {@code NO_COLOR}. */
final class Screen {

  private static final String INDENT = "     ";
  private static final String BOLD = "1";
  private static final String GREEN = "32;1";
  private static final String RED = "31;1";

  private final PrintStream out;
  private final boolean colours;
  private volatile boolean muted;

  Screen(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  static Screen ofThisTerminal() {
    boolean wanted = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    return new Screen(System.out, wanted && isTerminal());
  }

  void heading(String text) {
    print("");
    print(coloured(BOLD, text));
  }

  void say(String form, Object... values) {
    print("   " + String.format(Locale.ROOT, form, values));
  }

  void show(Table table) {
    List<String> lines = table.lines();
    print(coloured(BOLD, lines.get(0)));
    lines.stream().skip(1).forEach(this::print);
  }

  /** A label, and below it words in lines that fit the width of a table. */
  void list(String label, String words) {
    say("%s", label);
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : words.split(" ", -1)) {
      if (line.length() + 1 + word.length() > Table.WIDTH) {
        print(line);
        line = new StringBuilder(INDENT);
      }
      line.append(' ').append(word);
    }
    print(line);
  }

  void verdict(String text) {
    print("");
    print(coloured(GREEN, text));
  }

  void failure(String text) {
    print("");
    print(coloured(RED, text));
  }

  static String count(long number, String one) {
    return count(number, one, one + "s");
  }

  static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }

  /** Says no more: the user has ended the program, and what follows from that is no news. */
  void mute() {
    muted = true;
  }

  private void print(Object line) {
    if (!muted) {
      out.println(line);
    }
  }

  private String coloured(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** From Java 22 on there is a console also without a terminal, and a method that tells them apart. */
  @SuppressWarnings("SystemConsoleNull") // meant for the versions before 22
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true; // before 22, a console is a terminal
    }
  }
}
