package io.supervised.tck.faults.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that are given to the system. */
class NamespacesTest {

  private final RecordingShell shell = new RecordingShell();
  private final Names names = Names.of(7, 0);
  private final Namespaces network = new Namespaces(shell, names, 3);

  @Test
  void a_cut_drops_at_the_receiver() {
    network.cut(new Link(1, 2));
    network.mend(new Link(1, 2));
    String command = "ip netns exec svf000070n2 iptables -w %s INPUT -s 10.77.0.1 -j DROP";
    assertThat(shell.commands)
        .containsExactly(String.format(command, "-A"), String.format(command, "-D"));
  }

  @Test
  void loss_spares_the_loopback_of_the_node() {
    network.lose(3, 5);
    assertThat(shell.commands)
        .containsExactly("ip netns exec svf000070n3 iptables -w -A INPUT -i eth0 -m statistic"
            + " --mode random --probability 0.05 -j DROP");
  }

  @Test
  void a_cable_that_was_pulled_twice_is_plugged_in_with_the_second_hand() {
    network.unplug(2);
    network.unplug(2);
    network.plug(2);
    assertThat(shell.commands).containsExactly("ip link set svf000070v2 down");
    network.plug(2);
    assertThat(shell.commands).last().isEqualTo("ip link set svf000070v2 up");
  }

  @Test
  void when_all_is_mended_cables_are_plugged_in() {
    network.unplug(2);
    network.unplug(2);
    network.mendAll();
    assertThat(shell.commands).contains("ip link set svf000070v2 up");
    shell.commands.clear();
    network.unplug(2);
    assertThat(shell.commands).containsExactly("ip link set svf000070v2 down");
  }

  @Test
  void what_is_made_is_removed() {
    network.make();
    assertThat(shell.commands)
        .contains("ip netns add svf000070n1", "ip link add svf000070b type bridge");
    shell.commands.clear();
    network.close();
    assertThat(shell.commands)
        .contains("ip netns del svf000070n3", "ip link del svf000070v3", "ip link del svf000070b");
  }

  @Test
  void what_is_there_only_in_part_is_removed_too() {
    RecordingShell failing = new RecordingShell(command -> command.contains("del"));
    new Namespaces(failing, names, 2).close();
    assertThat(failing.commands).hasSize(5);
  }

  @Test
  void only_what_dead_runs_have_left_is_removed(@TempDir Path folder) throws IOException {
    Path namespaces = Files.createDirectory(folder.resolve("netns"));
    Path interfaces = Files.createDirectory(folder.resolve("net"));
    Files.createFile(namespaces.resolve(Names.of(7, 0).namespace(1)));
    Files.createFile(namespaces.resolve(Names.of(8, 0).namespace(1)));
    Files.createFile(namespaces.resolve("sv1"));
    Files.createFile(interfaces.resolve(Names.of(7, 0).bridge()));
    Files.createFile(interfaces.resolve("eth0"));
    shell.answer("4711\n");
    new Remains(shell, namespaces, interfaces, pid -> pid == 8).remove();
    assertThat(shell.commands)
        .containsExactly(
            "ip netns pids svf000070n1",
            "kill -KILL 4711",
            "ip netns del svf000070n1",
            "ip link del svf000070b");
  }
}
