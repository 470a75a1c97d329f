package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.Run;
import io.supervised.engine.TestNodes.Diary;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterTest {

  private static final SupervisedBean CARTS =
      SupervisedBean.of("cart", Object.class, InstanceFactory.of(Object::new)).times(40);

  private final CountDownLatch looped = new CountDownLatch(1);
  private final TestNodes nodes = new TestNodes("cluster-test", 18000);

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  @Test
  void one_node_runs_every_child() {
    ClusterSupervisor a = nodes.start("a", CARTS);
    await().atMost(SOON).untilAsserted(() -> assertThat(a.localChildren()).hasSize(40));
    await().atMost(SOON).untilAsserted(() -> assertThat(a.children()).hasSize(40));
    assertThat(a.nodes()).extracting(ClusterNode::name).containsExactly("a");
    assertThat(a.whereIs("cart-7")).contains(a.localNode());
    assertThat(a.isMine("cart-7")).isTrue();
  }

  @Test
  void a_node_may_be_given_little_time_to_start() {
    ClusterOptions options = nodes.options();
    ClusterOptions hasty = new ClusterOptions(
        options.name(), options.discovery(), options.segments(), false, Duration.ofSeconds(14));
    ClusterSupervisor a = nodes.start("a", hasty, SupervisorListener.NONE, CARTS);
    await().atMost(SOON).untilAsserted(() -> assertThat(a.localChildren()).hasSize(40));
  }

  @Test
  void a_newcomer_takes_its_share_and_sees_all() {
    ClusterSupervisor a = nodes.start("a", CARTS);
    await().atMost(SOON).untilAsserted(() -> assertThat(a.localChildren()).hasSize(40));
    ClusterSupervisor b = nodes.start("b", CARTS);
    settled(a, b);
    assertThat(b.localChildren()).isNotEmpty();
    await().atMost(SOON).untilAsserted(() -> assertThat(b.children()).hasSize(40));
    assertThat(b.children()).extracting(ChildInfo::node).contains(a.localNode(), b.localNode());
  }

  @Test
  void a_leaver_hands_everything_over() {
    ClusterSupervisor a = nodes.start("a", CARTS);
    ClusterSupervisor b = nodes.start("b", CARTS);
    settled(a, b);
    a.close();
    await().atMost(SOON).untilAsserted(() -> assertThat(b.localChildren()).hasSize(40));
    await().atMost(SOON).untilAsserted(() -> assertThat(b.nodes()).containsExactly(b.localNode()));
  }

  @Test
  void a_killed_node_is_replaced_and_everybody_hears_of_it() {
    Diary diary = new Diary();
    ClusterSupervisor a = nodes.start("a", CARTS);
    ClusterSupervisor b = nodes.start("b", nodes.options(), diary, CARTS);
    ClusterSupervisor c = nodes.start("c", CARTS);
    settled(a, b, c);
    a.die();
    settled(b, c);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(diary.entries()).containsSubsequence("up a", "up b", "up c", "down a"));
  }

  @Test
  void nodes_that_start_at_the_same_time_form_one_cluster_from_the_beginning() throws Exception {
    List<Diary> diaries = Stream.generate(Diary::new).limit(4).toList();
    List<Thread> starters = new ArrayList<>();
    for (int i = 0; i < diaries.size(); i++) {
      String name = "n" + i;
      Diary diary = diaries.get(i);
      starters.add(
          new Thread(() -> nodes.start(name, nodes.options(), diary, CARTS), "starter-" + name));
    }
    starters.forEach(Thread::start);
    for (Thread starter : starters) {
      starter.join();
    }
    assertThat(diaries).allSatisfy(diary -> {
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(diary.entries()).containsOnlyOnce("up n0", "up n1", "up n2", "up n3"));
      assertThat(diary.entries()).noneMatch(entry -> entry.startsWith("down"));
    });
  }

  @Test
  void clusters_of_different_names_share_the_ports_and_do_not_see_each_other() {
    ClusterOptions ours = nodes.options();
    ClusterOptions theirs = new ClusterOptions(
        "another", ours.discovery(), ours.segments(), false, ours.startTimeout());
    ClusterSupervisor a = nodes.start("a", CARTS);
    ClusterSupervisor b = nodes.start("b", theirs, SupervisorListener.NONE, CARTS);
    await().atMost(SOON).untilAsserted(() -> assertThat(a.localChildren()).hasSize(40));
    await().atMost(SOON).untilAsserted(() -> assertThat(b.localChildren()).hasSize(40));
    assertThat(a.nodes()).containsExactly(a.localNode());
    assertThat(b.nodes()).containsExactly(b.localNode());
  }

  @Test
  void a_distributed_registry_knows_every_child_on_every_node() {
    ClusterOptions options = nodes.options();
    ClusterOptions distributed = new ClusterOptions(
        options.name(), options.discovery(), options.segments(), true, options.startTimeout());
    List<ClusterSupervisor> members = Stream.of("a", "b", "c", "d")
        .map(name -> nodes.start(name, distributed, SupervisorListener.NONE, CARTS))
        .toList();
    settled(members.toArray(ClusterSupervisor[]::new));
    for (ClusterSupervisor member : members) {
      await().atMost(SOON).untilAsserted(() -> assertThat(member.children()).hasSize(40));
      assertThat(member.whereIs("cart-0")).isPresent();
    }
  }

  @Test
  void a_work_loop_need_not_be_public() {
    SupervisedBean looper =
        SupervisedBean.of("looper", Looper.class, InstanceFactory.of(() -> new Looper(looped)));
    nodes.start("a", looper);
    await().atMost(SOON).untilAsserted(() -> assertThat(looped.getCount()).isZero());
  }

  static class Looper {
    private final CountDownLatch looped;

    Looper(CountDownLatch looped) {
      this.looped = looped;
    }

    @Run
    void loop() throws InterruptedException {
      looped.countDown();
      new CountDownLatch(1).await();
    }
  }

  private static void settled(ClusterSupervisor... members) {
    await().atMost(SOON).untilAsserted(() -> {
      Set<String> all = new TreeSet<>();
      int sum = 0;
      for (ClusterSupervisor member : members) {
        all.addAll(member.localChildren());
        sum += member.localChildren().size();
        assertThat(member.nodes()).hasSize(members.length);
      }
      assertThat(all).hasSize(40);
      assertThat(sum).isEqualTo(40);
      int least = 40 / members.length / 3; // so few names are not shared out evenly
      assertThat(List.of(members)).allSatisfy(member -> {
        assertThat(member.localChildren()).hasSizeGreaterThanOrEqualTo(least);
        assertThat(member.localChildren())
            .allSatisfy(child ->
                assertThat(member.explain(child).candidates()).startsWith(member.localNode()));
      });
    });
  }
}
