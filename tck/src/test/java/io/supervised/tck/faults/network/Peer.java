package io.supervised.tck.faults.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A process that listens, and tells for each address on its input whether it can be reached. */
final class Peer {

  static final int PORT = 18_950;

  private static final int PATIENCE_MILLIS = 300;

  private Peer() {}

  public static void main(String[] arguments) throws IOException {
    InetAddress own = InetAddress.getByName(arguments[0]);
    try (ServerSocket listener = new ServerSocket(PORT, 50, own)) {
      var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      System.out.println("listening on " + listener.getLocalPort());
      for (String address = questions.readLine(); address != null; address = questions.readLine()) {
        System.out.println(reaches(address));
      }
    }
  }

  private static boolean reaches(String address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, PORT), PATIENCE_MILLIS);
      return true;
    } catch (IOException cut) {
      return false;
    }
  }
}
