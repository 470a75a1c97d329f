package io.supervised.tck.server.kind;

import io.supervised.tck.application.se.Main;
import io.supervised.tck.server.Server;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of servers that are known. */
public final class Servers {

  private Servers() {}

  public static List<Server> all() {
    String main = Main.class.getName();
    return List.of(
        new JavaSe("weld-5", "Weld SE 5.1.6.Final", main, 17),
        JavaSe.withoutConfig(
            "weld-5-plain",
            "Weld SE 5.1.6.Final without MicroProfile Config, started in a folder without the right to write",
            main),
        new JavaSe("weld-6", "Weld SE 6.0.4.Final", main, 17),
        new JavaSe("openwebbeans-4", "OpenWebBeans SE 4.0.3", main, 17),
        new JavaSe("helidon-4", "Helidon MP 4.3.0", "io.helidon.microprofile.cdi.Main", 21),
        new WildFly("wildfly", "standalone.xml"),
        new WildFly("wildfly-ha", "standalone-ha.xml"),
        new OpenLiberty(),
        new PayaraMicro("payara-micro", false),
        new PayaraMicro("payara-micro-hazelcast", true),
        GlassFish.payara(),
        GlassFish.glassFish(),
        new TomEe());
  }

  /**
   * Those that the system property {@code supervised.tck.servers} names, with commas between them; {@code all} are all, and
   * without the property there is none.
   */
  public static Stream<Server> chosen() {
    String names = System.getProperty("supervised.tck.servers", "");
    return names.equals("all")
        ? all().stream()
        : Arrays.stream(names.split(",", -1))
            .map(String::trim)
            .filter(name -> !name.isEmpty())
            .map(Servers::named);
  }

  private static Server named(String name) {
    return all().stream()
        .filter(server -> server.id().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no server '" + name + "'; there are "
            + all().stream().map(Server::id).toList()));
  }
}
