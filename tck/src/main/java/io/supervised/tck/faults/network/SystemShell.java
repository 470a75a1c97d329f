package io.supervised.tck.faults.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The shell of this machine. */
final class SystemShell implements Shell {

  @Override
  public String run(String... command) {
    List<String> words = List.of(command);
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new CommandFailedException(words, "exit code " + code + ", " + told.strip(), null);
      }
      return told;
    } catch (IOException missing) {
      throw new CommandFailedException(words, String.valueOf(missing.getMessage()), missing);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(words, "interrupted", interrupted);
    }
  }
}
