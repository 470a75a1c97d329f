package io.supervised.tck.faults.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** Removes what runs have left behind that died before they could clean up. */
final class Remains {

  private final Shell shell;
  private final Path namespaces;
  private final Path interfaces;
  private final LongPredicate isAlive;

  /**
   * Makes a cleaner.
   *
   * @param namespaces the folder in which the system keeps the names of namespaces
   * @param interfaces the folder in which it keeps those of interfaces
   * @param isAlive whether there is a process of that number
   */
  Remains(Shell shell, Path namespaces, Path interfaces, LongPredicate isAlive) {
    this.shell = shell;
    this.namespaces = namespaces;
    this.interfaces = interfaces;
    this.isAlive = isAlive;
  }

  static Remains onThisMachine(Shell shell) {
    return new Remains(
        shell,
        Path.of("/run/netns"),
        Path.of("/sys/class/net"),
        pid -> ProcessHandle.of(pid).isPresent());
  }

  /** A cable goes with its namespace, or a little later; so it may be gone when its turn comes. */
  void remove() {
    dead(namespaces).forEach(this::removeNamespace);
    dead(interfaces).forEach(name -> shell.succeeds("ip", "link", "del", name));
  }

  /** Nodes may still be in it: one that was paused when its driver died stays so for ever. */
  private void removeNamespace(String name) {
    for (String pid : told("ip", "netns", "pids", name)) {
      shell.succeeds("kill", "-KILL", pid);
    }
    shell.succeeds("ip", "netns", "del", name);
  }

  private List<String> told(String... command) {
    try {
      return shell.run(command).lines().toList();
    } catch (CommandFailedException gone) {
      return List.of();
    }
  }

  private List<String> dead(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> Names.maker(name).stream().anyMatch(isAlive.negate()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
