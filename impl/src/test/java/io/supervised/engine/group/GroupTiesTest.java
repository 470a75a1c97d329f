package io.supervised.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Strategy;
import io.supervised.Token;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.child.GroupPlace;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.History;
import io.supervised.engine.registry.Standing;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a child of a group may do, by what is known of the others. */
class GroupTiesTest {

  private static final ClusterNode NODE = new ClusterNode("a", new UUID(0, 1));
  private static final Token LIFE = token(7);

  private final GroupRoster roster =
      new GroupRoster(new ChildGroups(List.of(bean("first", 1), bean("second", 2))));
  private final Set<ClusterNode> members = new HashSet<>(Set.of(NODE));
  private long writes;

  @Test
  void the_first_begins_at_once_and_the_next_once_it_is_active() {
    assertThat(ties("first").mayBegin()).isTrue();
    assertThat(ties("second").mayBegin()).isFalse();
    learn("first", ChildState.STARTING, Standing.NONE);
    assertThat(ties("second").mayBegin()).isFalse();
    learn("first", ChildState.ACTIVE, Standing.NONE);
    assertThat(ties("second").mayBegin()).isTrue();
  }

  @Test
  void one_that_runs_on_a_node_that_is_gone_does_not_run() {
    learn("first", ChildState.ACTIVE, Standing.NONE);
    members.clear();
    assertThat(ties("second").mayBegin()).isFalse();
  }

  @Test
  void one_that_was_terminated_holds_nobody_up() {
    roster.learn(
        "first", new ChildEntry(new Wish.Ended(new UUID(0, 1)), version(), version(), null));
    assertThat(ties("second").mayBegin()).isTrue();
  }

  @Test
  void one_that_is_to_begin_anew_itself_is_waited_for() {
    learn("first", ChildState.ACTIVE, Standing.NONE);
    learn("second", ChildState.RESTARTING, Standing.NONE.ended(LIFE));
    assertThat(ties("second").mayBegin())
        .as("first follows no end of second yet")
        .isFalse();
    learn("first", ChildState.ACTIVE, Standing.NONE.following(ties("first").ends()));
    assertThat(ties("second").mayBegin()).isTrue();
  }

  @Test
  void one_that_has_ended_waits_until_those_after_it_have_stopped() {
    learn("second", ChildState.ACTIVE, Standing.NONE);
    learn("first", ChildState.RESTARTING, Standing.NONE.ended(LIFE));
    assertThat(ties("first").mayBegin()).isFalse();
    learn("second", ChildState.RESTARTING, Standing.NONE);
    assertThat(ties("first").mayBegin()).isTrue();
  }

  @Test
  void an_end_that_is_told_late_changes_nothing_that_is_newer() {
    ChildEntry late = entry(ChildState.RESTARTING, Standing.NONE.ended(LIFE));
    learn("first", ChildState.ACTIVE, Standing.NONE);
    assertThat(roster.learn("first", late)).isFalse();
    assertThat(ties("second").mayBegin()).isTrue();
  }

  @Test
  void a_group_is_given_up_by_the_one_that_has_ended_too_often_alone() {
    learn("second", ChildState.GIVEN_UP, Standing.NONE.waiting(true));
    assertThat(ties("first").givenUp()).isEmpty();
    learn("first", ChildState.GIVEN_UP, Standing.NONE);
    assertThat(ties("second").givenUp())
        .contains("its group 'g' is given up because of 'first': sick");
  }

  private GroupTies ties(String child) {
    return roster.ties(child, members::contains).orElseThrow();
  }

  private void learn(String child, ChildState state, Standing standing) {
    assertThat(roster.learn(child, entry(state, standing))).isTrue();
  }

  private ChildEntry entry(ChildState state, Standing standing) {
    ChildInfo report =
        new ChildInfo("any", "any", state, NODE, LIFE, 0, Instant.EPOCH).because("sick");
    return new ChildEntry(
        new Wish.AsDeclared(),
        Version.NONE,
        version(),
        report,
        new History(List.of(), Map.of(), standing));
  }

  private Version version() {
    writes++;
    return new Version(token(1), writes);
  }

  private static Token token(long grant) {
    return new Token(1, "p", grant, 0);
  }

  private static SupervisedBean bean(String name, int order) {
    return SupervisedBean.of(name, Object.class, InstanceFactory.of(Object::new))
        .under(BeanPolicy.DEFAULT.in(new GroupPlace("g", Strategy.ONE_FOR_ALL, order)));
  }
}
