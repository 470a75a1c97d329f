package io.supervised.tck.server;

import io.supervised.tck.server.ServerResult.Cell;
import io.supervised.tck.server.ServerResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a page of all results that there are. */
final class ServersPage {

  private final List<Server> servers;
  private final List<String> notes = new ArrayList<>();

  ServersPage(List<Server> servers) {
    this.servers =
        servers.stream().filter(server -> ServerResult.of(server).isThere()).toList();
  }

  /** Prints the page, and writes it beside the results and to the file that the system property {@code supervised.tck.page} names. */
  void publish() throws IOException {
    String text = text();
    System.out.println(text);
    Files.writeString(ServerFiles.made(ServerFiles.work()).resolve("servers.md"), text);
    String page = System.getProperty("supervised.tck.page", "");
    if (!page.isBlank()) {
      Files.writeString(Path.of(page), text);
    }
  }

  String text() throws IOException {
    return """
        # Servers

        Made by `mvn verify -P servers` from what it saw: two nodes of each server, as processes on one machine with %d processors, on Java
        %s unless said otherwise. A number points to a note below. Written over by the next run.

        %s
        %s
        ## How to add it

        %s""".formatted(
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            table(),
            notes(),
            additions());
  }

  private String table() throws IOException {
    StringBuilder table = new StringBuilder("| server | ")
        .append(Arrays.stream(Check.values()).map(Check::title).collect(Collectors.joining(" | ")))
        .append(" | seconds |\n|")
        .append("---|".repeat(Check.values().length + 2))
        .append('\n');
    for (Server server : servers) {
      table.append(row(server));
    }
    return table.toString();
  }

  private String row(Server server) throws IOException {
    ServerResult result = ServerResult.of(server);
    Map<Check, Cell> cells = result.cells();
    StringBuilder row = new StringBuilder("| ").append(server.title());
    for (Check check : Check.values()) {
      row.append(" | ").append(cell(check, cells.get(check)));
    }
    return row.append(" | ").append(result.seconds()).append(" |\n").toString();
  }

  private String cell(Check check, @Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    String sign = switch (cell.outcome()) {
      case WORKS -> "yes";
      case LIMIT -> "–";
      case SKIPPED -> "skipped";
      case FAILS -> "**no**";
    };
    boolean said =
        cell.text().isBlank() || (cell.outcome() == Outcome.SKIPPED && check != Check.CLUSTER);
    return said ? sign : sign + " " + note(cell.text());
  }

  private String note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
    return "<sup>" + (notes.indexOf(text) + 1) + "</sup>";
  }

  private String notes() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < notes.size(); i++) {
      text.append(i + 1).append(". ").append(notes.get(i)).append('\n');
    }
    return text.toString();
  }

  private String additions() {
    return servers.stream()
        .map(server -> "* " + server.title() + ": " + server.howToAdd() + "\n")
        .collect(Collectors.joining());
  }
}
