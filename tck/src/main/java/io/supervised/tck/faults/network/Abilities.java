package io.supervised.tck.faults.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this machine lets us do to a network.
 *
 * @param namespaces whether nodes can have namespaces of their own, and be cut off
 * @param loss whether packets can be lost at random
 * @param lacks what is missing, and what is skipped for that reason
 */
public record Abilities(boolean namespaces, boolean loss, List<String> lacks) {

  private static final String NO_NETWORK =
      ": nodes run on the loopback, and all faults of the network are skipped";
  private static final int PROBES = 2;

  /** Tries it out. */
  public static Abilities ofThisMachine() {
    return of(new SystemShell(), isRoot());
  }

  static Abilities of(Shell shell, boolean root) {
    List<String> lacks = new ArrayList<>();
    if (!root) {
      lacks.add("not root" + NO_NETWORK);
    }
    if (!shell.succeeds("ip", "-V")) {
      lacks.add("no 'ip' (package iproute2)" + NO_NETWORK);
    }
    if (!shell.succeeds("iptables", "--version")) {
      lacks.add("no 'iptables' (package iptables)" + NO_NETWORK);
    }
    return lacks.isEmpty() ? tried() : new Abilities(false, false, List.copyOf(lacks));
  }

  private static Abilities tried() {
    try (Namespaces network = Namespaces.open(PROBES)) {
      network.cut(new Link(1, PROBES));
      network.mend(new Link(1, PROBES));
      return new Abilities(true, canLose(network), canLose(network) ? List.of() : noLoss());
    } catch (CommandFailedException refused) {
      return new Abilities(false, false, List.of(refused.getMessage() + NO_NETWORK));
    }
  }

  private static boolean canLose(Network network) {
    try {
      network.lose(1, 1);
      network.stopLosing(1, 1);
      return true;
    } catch (CommandFailedException noModule) {
      return false;
    }
  }

  private static List<String> noLoss() {
    return List.of("no module 'statistic' of iptables: random loss is skipped");
  }

  private static boolean isRoot() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("Uid:"))
          .anyMatch(line -> line.split("\\s+", -1)[2].equals("0"));
    } catch (IOException notLinux) {
      return false;
    }
  }
}
