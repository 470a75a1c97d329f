package io.supervised.tck.application;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The JNDI names that only threads of an application see. */
final class Names {

  private Names() {}

  /** For each name the class of what it stands for, or the reason why it stands for nothing. */
  static String found() {
    return Stream.of("java:comp/env", "java:app/AppName")
        .map(Names::find)
        .collect(Collectors.joining("\n"));
  }

  @SuppressWarnings("BanJNDI") // the names are those above
  private static String find(String name) {
    try {
      return "found " + new InitialContext().lookup(name).getClass().getName();
    } catch (NamingException | RuntimeException missing) {
      return String.valueOf(missing);
    }
  }
}
