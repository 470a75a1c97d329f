package io.supervised.tck.faults.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A network namespace for each node, with the address {@code 10.77.0.<node>}, joined by a bridge. Two runs may use the same
 * addresses: their bridges do not know each other, and the host has no address there.
 *
 * <p>It goes with {@link #close}, or with this process if that ends first, or with the next run if it was killed.
 */
public final class Namespaces implements Network {

  private static final String NET = "10.77.0.";
  private static final int RUNS = 36;

  private final Shell shell;
  private final Names names;
  private final int nodes;
  private final Map<Integer, Integer> unplugged = new HashMap<>(); // how often

  Namespaces(Shell shell, Names names, int nodes) {
    this.shell = shell;
    this.names = names;
    this.nodes = nodes;
  }

  /**
   * Makes the network, after removing what dead runs have left behind.
   *
   * @throws CommandFailedException if this machine can't; nothing is left then
   */
  public static Namespaces open(int nodes) {
    Shell shell = new SystemShell();
    Remains.onThisMachine(shell).remove();
    Namespaces made = new Namespaces(shell, unused(ProcessHandle.current().pid()), nodes);
    Thread end = new Thread(made::remove, "end-of-namespaces");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      made.make();
    } catch (CommandFailedException failed) {
      made.remove();
      throw failed;
    }
    return made;
  }

  private static Names unused(long pid) {
    int run = 0;
    while (run < RUNS - 1
        && Files.exists(Path.of("/sys/class/net", Names.of(pid, run).bridge()))) {
      run++;
    }
    return Names.of(pid, run);
  }

  void make() {
    shell.run("ip", "link", "add", names.bridge(), "type", "bridge");
    shell.run("ip", "link", "set", names.bridge(), "up");
    for (int node = 1; node <= nodes; node++) {
      add(names.namespace(node), names.cable(node), address(node));
    }
  }

  private void add(String namespace, String cable, String address) {
    shell.run("ip", "netns", "add", namespace);
    shell.run(
        "ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", namespace);
    shell.run("ip", "-n", namespace, "link", "set", "lo", "up");
    shell.run("ip", "-n", namespace, "addr", "add", address + "/24", "dev", "eth0");
    shell.run("ip", "link", "set", cable, "master", names.bridge(), "up");
    shell.run("ip", "-n", namespace, "link", "set", "eth0", "up");
    shell.run("ip", "-n", namespace, "route", "add", "224.0.0.0/4", "dev", "eth0"); // multicast
  }

  @Override
  public String address(int node) {
    return NET + node;
  }

  @Override
  public List<String> prefix(int node) {
    return List.of("ip", "netns", "exec", names.namespace(node));
  }

  @Override
  public boolean canCut() {
    return true;
  }

  @Override
  public void cut(Link link) {
    filter(link.to(), "-A", from(address(link.from())));
  }

  @Override
  public void mend(Link link) {
    filter(link.to(), "-D", from(address(link.from())));
  }

  @Override
  public void lose(int node, int percent) {
    filter(node, "-A", random(percent));
  }

  @Override
  public void stopLosing(int node, int percent) {
    filter(node, "-D", random(percent));
  }

  private static List<String> random(int percent) {
    String probability = String.format(Locale.ROOT, "%.2f", percent / 100.0);
    return List.of(
        "-i", "eth0", "-m", "statistic", "--mode", "random", "--probability", probability);
  }

  private static List<String> from(String address) {
    return List.of("-s", address);
  }

  private void filter(int node, String change, List<String> match) {
    List<String> rule = new ArrayList<>(List.of(change, "INPUT"));
    rule.addAll(match);
    rule.addAll(List.of("-j", "DROP"));
    iptables(node, rule);
  }

  private void iptables(int node, List<String> rule) {
    List<String> command = new ArrayList<>(prefix(node));
    command.addAll(List.of("iptables", "-w"));
    command.addAll(rule);
    shell.run(command.toArray(new String[0]));
  }

  @Override
  public void unplug(int node) {
    if (unplugged.merge(node, 1, Integer::sum) == 1) {
      shell.run("ip", "link", "set", names.cable(node), "down");
    }
  }

  @Override
  public void plug(int node) {
    if (unplugged.merge(node, -1, Integer::sum) == 0) {
      shell.run("ip", "link", "set", names.cable(node), "up");
    }
  }

  @Override
  public void mendAll() {
    unplugged.clear();
    for (int node = 1; node <= nodes; node++) {
      shell.run("ip", "link", "set", names.cable(node), "up");
      iptables(node, List.of("-F", "INPUT"));
    }
  }

  /** Also removes what is there only in part. */
  private void remove() {
    for (int node = 1; node <= nodes; node++) {
      shell.succeeds("ip", "netns", "del", names.namespace(node));
      shell.succeeds("ip", "link", "del", names.cable(node));
    }
    shell.succeeds("ip", "link", "del", names.bridge());
  }

  @Override
  public void close() {
    remove();
  }
}
