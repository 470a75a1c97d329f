package io.supervised.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.supervised.tck.Eventually;
import io.supervised.tck.Proves;
import io.supervised.tck.application.Diary;
import io.supervised.tck.server.Server.MissingException;
import io.supervised.tck.server.kind.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Two nodes in each of the chosen servers, from their start to their end: each test goes on where the one before stopped. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("io.supervised.tck.server.kind.Servers#chosen")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(Results.class)
@SuppressWarnings("NullAway.Init") // each test goes on with the nodes of the one before
class ServerTest {

  private static final int REDEPLOYS = Integer.getInteger("supervised.tck.redeploys", 5);

  @Parameter
  Server server;

  private final Map<Check, String> details = new EnumMap<>(Check.class);
  private @Nullable String missing;
  private long begin;
  private boolean formed;
  private ServerCluster cluster;
  private ServerNode a;
  private ServerNode b;

  ServerResult result() {
    return ServerResult.of(server);
  }

  String detail(Check check) {
    return details.getOrDefault(check, "");
  }

  @BeforeParameterizedClassInvocation
  void obtain() throws IOException {
    result().clear();
    details.clear();
    missing = null;
    formed = false;
    begin = System.nanoTime();
    try {
      server.obtain();
      cluster = new ServerCluster(server, "", Archives.libraries());
    } catch (MissingException reason) {
      missing = reason.getMessage();
    }
  }

  @AfterParameterizedClassInvocation
  void end() throws IOException {
    if (missing == null) {
      cluster.close();
    }
    result().took(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
  }

  @AfterAll
  static void show() throws IOException {
    if (Servers.chosen().findAny().isPresent()) {
      new ServersPage(Servers.all()).publish();
    }
  }

  @BeforeEach
  void skipWhatCannotWork(TestInfo test) {
    if (missing != null) {
      throw new TestAbortedException(missing);
    }
    Check check = test.getTestMethod().orElseThrow().getAnnotation(Shows.class).value();
    String limit = server.limits().get(check);
    if (limit != null) {
      throw new LimitException(limit);
    }
    assumeTrue(formed || check == Check.CLUSTER, "there was no cluster");
  }

  @Test
  @Order(1)
  @Shows(Check.CLUSTER)
  @Proves(
      "two servers that start together are one cluster, each child runs once, and observers hear of both")
  void two_nodes_form_a_cluster() {
    a = cluster.begin("a");
    b = cluster.begin("b");
    Starting.up(a, b);
    Eventually.settled(a, b);
    Eventually.holds(() -> assertThat(a.heard()).contains("up a", "up b"));
    Eventually.holds(() -> assertThat(b.heard()).contains("up a", "up b"));
    formed = true;
  }

  @Test
  @Order(2)
  @Shows(Check.DISCOVERY)
  @Proves("supervised beans are found in the WAR and in a library of it")
  void beans_of_a_library_are_found() {
    Eventually.holds(() -> assertThat(a.children()).containsKey("stowaway"));
    String there = "stowaway@" + a.children().get("stowaway");
    assertThat(List.of(a.answer("stowaway"), b.answer("stowaway"))).containsOnly(there);
  }

  @Test
  @Order(3)
  @Shows(Check.SERVLET)
  @Proves("a servlet has beans injected by class and by interface")
  void servlets_call_supervised_beans() {
    assertBothCallSingle("tck/answer");
  }

  @Test
  @Order(4)
  @Shows(Check.REST)
  @Proves("a JAX-RS resource has beans injected by class and by interface")
  void resources_call_supervised_beans() {
    assertBothCallSingle("tck/rest/answer");
  }

  @Test
  @Order(5)
  @Shows(Check.EJB)
  @Proves("a session bean has beans injected by class and by interface")
  void session_beans_call_supervised_beans() {
    assertBothCallSingle("tck/answer?q=ejb");
  }

  private void assertBothCallSingle(String path) {
    Eventually.holds(() -> assertThat(a.children()).containsKey("single"));
    String owner = a.children().get("single");
    assertThat(a.questions().get(path)).isEqualTo(owner + " " + owner);
    assertThat(b.questions().get(path)).isEqualTo(owner + " " + owner);
  }

  @Test
  @Order(6)
  @Shows(Check.TRANSACTION)
  @Proves("@Transactional on a supervised bean works where the bean runs")
  void calls_run_in_transactions() {
    assertThat(a.answer("transaction a")).isEqualTo("paid\nrefused");
    assertThat(a.answer("transaction b")).isEqualTo("paid\nrefused");
  }

  @Test
  @Order(7)
  @Shows(Check.CONFIGURATION)
  @Proves("MicroProfile Config is read from the archive and from the server")
  void configuration_of_archive_and_server_is_read() {
    Eventually.holds(() -> assertThat(b.children()).containsKeys("configured-0", "configured-1"));
  }

  @Test
  @Order(8)
  @Shows(Check.CONTEXT)
  @Proves("a call has the application's class loader and a request of its own")
  void calls_have_class_loader_and_request() {
    for (String node : List.of("a", "b")) {
      assertThat(a.answer("classLoader " + node)).isEqualTo("true");
      assertThat(a.answer("request " + node)).isEqualTo("2");
    }
  }

  @Test
  @Order(9)
  @Shows(Check.NAMING)
  @Proves("calls and observers find the application's JNDI names")
  void calls_and_observers_find_names() {
    for (ServerNode node : List.of(a, b)) {
      assertThat(a.answer("naming " + node.name()).lines()).allMatch(ServerTest::isFound);
      b.answer("restart " + Eventually.numbered(node).get(0));
      Eventually.holds(() -> assertThat(node.answer("observersNaming").lines())
          .hasSize(4)
          .allMatch(ServerTest::isFound));
    }
  }

  private static boolean isFound(String name) {
    return name.startsWith("found");
  }

  @Test
  @Order(10)
  @Shows(Check.EXECUTOR)
  @Proves("code of children runs on the executor of the server that the configuration names")
  void calls_run_on_the_executor_that_is_named() {
    assertThat(b.answer("thread a")).startsWith("supervised-a-");
    Eventually.holds(() -> assertThat(a.answer("thread b")).doesNotStartWith("supervised-"));
  }

  @Test
  @Order(11)
  @Shows(Check.TWO_APPLICATIONS)
  @Proves("two applications in one server are two independent members")
  void a_second_application_has_a_cluster_of_its_own() throws IOException {
    assertIsAClusterOfItsOwn("other", cluster.archives().war("other"));
  }

  @Test
  @Order(12)
  @Shows(Check.EAR)
  @Proves("an EAR has the library in its lib folder")
  void an_ear_has_the_library_in_its_lib_folder() throws IOException {
    assertIsAClusterOfItsOwn("packed", cluster.archives().ear("packed"));
  }

  private void assertIsAClusterOfItsOwn(String application, Path archive) {
    long ports = Ports.open(cluster.transportPort());
    for (ServerNode node : List.of(a, b)) {
      node.deploy(archive);
    }
    for (ServerNode node : List.of(a, b)) {
      Starting.holds(() -> assertThat(node.questions().ask(application, "nodes").lines())
          .containsExactlyInAnyOrder("a", "b"));
    }
    Eventually.settled(a, b);
    for (ServerNode node : List.of(a, b)) {
      node.undeploy(archive);
      Starting.holds(() -> assertThat(node.questions().isThere(application)).isFalse());
    }
    Starting.holds(() -> assertThat(Ports.open(cluster.transportPort())).isEqualTo(ports));
    Eventually.settled(a, b);
  }

  @Test
  @Order(13)
  @Shows(Check.REDEPLOY)
  @Proves("an undeployed application leaves nothing behind, and rejoins when it is deployed again")
  void an_application_comes_and_goes_without_a_trace() throws IOException {
    Path war = cluster.archives().war("tck");
    long ports = Ports.open(cluster.transportPort());
    String before = state();
    for (int i = 0; i < REDEPLOYS; i++) {
      b.undeploy(war);
      Eventually.settled(a);
      Starting.holds(() -> assertThat(b.questions().isThere("tck")).isFalse());
      Eventually.holds(() -> assertThat(b.jvm().threadsOfNodes()).isEmpty());
      if (!server.hasGridOfItsOwn()) {
        Eventually.holds(() -> assertThat(b.jvm().threadsOfGrids()).isEmpty());
      }
      Eventually.holds(() -> assertThat(Ports.open(cluster.transportPort())).isEqualTo(ports / 2));
      b.deploy(war);
      Starting.up(b);
      Eventually.settled(a, b);
    }
    details.put(
        Check.REDEPLOY,
        (REDEPLOYS + " times; before: " + before + "; after: " + state() + ". " + server.keeps())
            .strip());
  }

  private String state() {
    Jvm jvm = b.jvm();
    return jvm.heap() + " MiB, " + jvm.threads().size() + " threads, " + jvm.loadersOf(Diary.class)
        + " class loader(s)";
  }

  @Test
  @Order(14)
  @Shows(Check.TERMINATE)
  @Proves("a server that is asked to end leaves in order: no call fails")
  void no_call_fails_when_a_server_ends_in_order() throws IOException {
    try (Callers callers = new Callers(b)) {
      callers.awaitCalls();
      a.stop();
      Eventually.settled(b);
      callers.awaitCalls();
      assertThat(callers.failures()).isEmpty();
      details.put(Check.TERMINATE, callers.calls() + " calls");
    }
    a.startAgain();
    Starting.up(a);
    Eventually.settled(a, b);
  }

  @Test
  @Order(15)
  @Shows(Check.KILL)
  @Proves("children of a server that is killed run elsewhere and answer")
  void children_of_a_killed_server_run_elsewhere() {
    b.kill();
    Eventually.settled(a);
    Eventually.holds(() -> assertThat(a.heard()).contains("down b"));
    for (String child : Eventually.allNumbered()) {
      assertThat(a.ask(child)).isEqualTo(child + "@a");
    }
  }

  @Test
  @Order(16)
  @Shows(Check.SERVER_WIDE)
  @Proves("the all-in-one jar can be put where all applications of a server see it")
  void one_jar_serves_all_applications() throws IOException {
    cluster.close();
    cluster =
        ServerCluster.serverWide(server, Path.of(System.getProperty("supervised.tck.all-in-one")));
    ServerNode one = cluster.begin("a");
    ServerNode other = cluster.begin("b");
    Starting.up(one, other);
    Eventually.settled(one, other);
    other.kill();
    Eventually.settled(one);
  }
}
