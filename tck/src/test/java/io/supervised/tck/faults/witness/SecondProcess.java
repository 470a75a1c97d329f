package io.supervised.tck.faults.witness;

import io.supervised.Token;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A process that takes a child's place, works as often as it was told to, and stays until its input ends. */
final class SecondProcess {

  private SecondProcess() {}

  public static void main(String[] arguments) throws IOException {
    Witness witness = Witness.open(Path.of(arguments[0]), 1);
    Attendant attendant = witness.activate(0, new Token(1, "p", 1, 0), intruder -> {});
    System.out.println("in");
    for (int effect = 0; effect < Integer.parseInt(arguments[1]); effect++) {
      attendant.effect();
    }
    System.out.println("done");
    System.in.transferTo(OutputStream.nullOutputStream());
  }
}
