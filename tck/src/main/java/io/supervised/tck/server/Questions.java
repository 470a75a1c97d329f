package io.supervised.tck.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the applications of a node by HTTP. */
final class Questions {

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
  private final int port;

  Questions(int port) {
    this.port = port;
  }

  /**
   * What an application says to a question.
   *
   * @throws IllegalStateException if it can't be reached, or says that it failed
   */
  String ask(String application, String question) {
    return get(application + "/answer?q=" + URLEncoder.encode(question, UTF_8));
  }

  String get(String path) {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + "/" + path))
        .timeout(Duration.ofSeconds(90)) // longer than any call
        .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException unreachable) {
      throw new IllegalStateException(path + ": " + unreachable, unreachable);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /** Whether an application answers at all. */
  boolean isThere(String application) {
    try {
      ask(application, "nodes");
      return true;
    } catch (IllegalStateException notYet) {
      return false;
    }
  }
}
