package io.supervised;

import java.util.regex.Pattern;

/** The form of names of beans and nodes. */
final class Names {

  static final int MAX_LENGTH = 200;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_LENGTH + "}");

  private Names() {}

  static boolean isValid(String name) {
    return FORM.matcher(name).matches();
  }
}
