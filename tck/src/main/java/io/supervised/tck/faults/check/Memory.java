package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How long the cluster remembers. What nodes keep, they keep in memory: when the last member is dead, all is gone, and nobody has promised
 * otherwise. A node that the others have put out, since they did not hear it, is no member until they have told that it is back.
 */
final class Memory {

  private final NavigableMap<Long, Integer> ages = new TreeMap<>();
  private final Map<String, String> joined = new HashMap<>(); // the process that lives, by its node
  private final Set<String> members = new HashSet<>(); // as name/incarnation

  private Memory() {}

  static Memory of(Evidence evidence) {
    Memory memory = new Memory();
    evidence.history().events().forEach(memory::follow);
    return memory;
  }

  private void follow(Event event) {
    switch (event.kind()) {
      case JOINED -> {
        joined.put(event.life().node(), event.life().toString());
        members.add(event.life().node() + "/" + event.detail());
      }
      case NODEUP -> {
        if (joined.containsKey(node(event.detail()))) {
          members.add(event.detail());
        }
      }
      case NODEDOWN -> members.remove(event.detail());
      case EXITED -> exited(event);
      default -> {}
    }
  }

  /** By then it is dead for sure, and none that follows it has been launched. */
  private void exited(Event event) {
    String node = event.child().substring(0, event.child().indexOf('#'));
    if (joined.remove(node, event.child())
        && members.removeIf(member -> node(member).equals(node))
        && members.isEmpty()) {
      ages.put(event.mono(), ages.size() + 1);
    }
  }

  private static String node(String member) {
    return member.substring(0, member.indexOf('/'));
  }

  /** The same for two moments if there was always a member from one to the other. */
  int age(long moment) {
    var begun = ages.floorEntry(moment);
    return begun == null ? 0 : begun.getValue();
  }
}
