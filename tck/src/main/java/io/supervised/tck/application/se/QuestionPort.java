package io.supervised.tck.application.se;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.supervised.tck.application.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Answers questions by HTTP at the port that the system property {@code tck.port} gives, as the servlet does in a server. */
@ApplicationScoped
public class QuestionPort {

  @Inject
  Answers answers;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable HttpServer server;

  public void open(@Observes @Initialized(ApplicationScoped.class) Object any) throws IOException {
    HttpServer opened = HttpServer.create(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("tck.port")), 0);
    opened.setExecutor(threads);
    opened.createContext("/tck/answer", this::reply);
    opened.start();
    server = opened;
  }

  public void close(@Observes @BeforeDestroyed(ApplicationScoped.class) Object any) {
    if (server != null) {
      server.stop(0);
    }
    threads.shutdown();
  }

  private void reply(HttpExchange exchange) throws IOException {
    String question =
        URLDecoder.decode(exchange.getRequestURI().getRawQuery().substring("q=".length()), UTF_8);
    int status = 200;
    String answer;
    try {
      answer = answers.answer(question);
    } catch (RuntimeException failed) {
      status = 500;
      answer = failed.toString();
    }
    byte[] body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
