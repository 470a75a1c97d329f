package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Constraint;
import io.supervised.Constraint.OnNode;
import io.supervised.Constraint.OnlyOn;
import io.supervised.Constraint.WithLabels;
import io.supervised.engine.core.Address;
import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacementGroupsTest {

  private static final int HASHED = 16;
  private static final int GROUP = PlacementGroups.SEGMENTS_IN_GROUP;
  private static final Member A = member("a", 1);
  private static final Member B = member("b", 2, "gpu");
  private static final Member C = member("c", 3, "gpu", "ssd");
  private static final Member D = member("d", 4, "gpu", "ssd");

  private static Member member(String name, long id, String... labels) {
    ClusterSettings settings =
        new ClusterSettings(HASHED, "replicated", 1, 3_000, "", "none", "safe", "all");
    UUID uuid = new UUID(0, id);
    return new Member(new NodeId(uuid), name, new Address("h", 1), uuid, settings, Set.of(labels));
  }

  /** In turn. */
  private static final Placement HASH = members -> {
    Map<Integer, NodeId> owners = new TreeMap<>();
    for (int segment = 0; segment < HASHED && !members.isEmpty(); segment++) {
      owners.put(segment, members.get(segment % members.size()).id());
    }
    return owners;
  };

  private static Placement groups(@Nullable Constraint... constraints) {
    return groups(member -> true, constraints);
  }

  private static Placement groups(Predicate<Member> eligible, @Nullable Constraint... constraints) {
    return new PlacementGroups(HASH, HASHED, Arrays.asList(constraints), eligible);
  }

  /** The owners of the segments of a group. */
  private static List<@Nullable NodeId> of(int group, Map<Integer, NodeId> owners) {
    List<@Nullable NodeId> found = new ArrayList<>();
    for (int i = 0; i < GROUP; i++) {
      found.add(owners.get(HASHED + group * GROUP + i));
    }
    return found;
  }

  @Test
  void without_constraints_the_hash_alone_decides() {
    assertThat(groups().among(List.of(A, B))).isEqualTo(HASH.among(List.of(A, B)));
  }

  @Test
  void a_preferred_node_has_all_of_its_group_and_the_others_share_it_while_it_is_away() {
    Placement placement = groups(new OnNode("a"));
    assertThat(of(0, placement.among(List.of(A, B, C)))).containsOnly(A.id());
    assertThat(of(0, placement.among(List.of(B, C)))).containsOnly(B.id(), C.id());
  }

  @Test
  void the_others_keep_the_group_of_the_only_node_while_it_is_away_and_run_nothing_of_it() {
    Constraint only = new OnlyOn("a");
    assertThat(of(0, groups(only).among(List.of(A, B, C)))).containsOnly(A.id());
    assertThat(of(0, groups(only).among(List.of(B, C)))).containsOnly(B.id(), C.id());
    assertThat(PlacementGroups.suits(only, "a", Set.of())).isTrue();
    assertThat(PlacementGroups.suits(only, "b", Set.of())).isFalse();
    assertThat(PlacementGroups.suits(new OnNode("a"), "b", Set.of())).isTrue();
  }

  @Test
  void labels_must_all_be_there() {
    Placement placement =
        groups(new WithLabels(Set.of("gpu", "ssd")), new WithLabels(Set.of("none")));
    Map<Integer, NodeId> owners = placement.among(List.of(A, B, C, D));
    assertThat(of(0, owners)).containsOnly(C.id(), D.id());
    assertThat(of(1, owners)).doesNotContainNull();
    Constraint both = new WithLabels(Set.of("gpu", "ssd"));
    assertThat(PlacementGroups.suits(both, "c", C.labels())).isTrue();
    assertThat(PlacementGroups.suits(both, "b", B.labels())).isFalse();
  }

  @Test
  void who_leaves_moves_nothing_but_its_own_among_those_with_a_label() {
    Placement placement = groups(new WithLabels(Set.of("gpu")));
    List<@Nullable NodeId> before = of(0, placement.among(List.of(A, B, C, D)));
    List<@Nullable NodeId> after = of(0, placement.among(List.of(A, B, D)));
    for (int i = 0; i < GROUP; i++) {
      if (!C.id().equals(before.get(i))) {
        assertThat(after.get(i)).isEqualTo(before.get(i));
      }
    }
    assertThat(after).doesNotContain(C.id()).doesNotContainNull();
  }

  @Test
  void nodes_that_are_not_eligible_have_nothing() {
    PlacementOptions options = new PlacementOptions(Set.of(), Set.of("a", "ssd"));
    Placement placement = groups(options::isEligible, new OnNode("b"));
    assertThat(placement.among(List.of(A, B, C)).values()).containsOnly(A.id(), C.id());
    assertThat(placement.among(List.of(B))).isEmpty();
  }

  @Test
  void what_nodes_that_are_not_eligible_would_have_stays_when_others_come_or_go() {
    Placement dealing = members -> {
      Map<Integer, NodeId> owners = new TreeMap<>();
      for (int segment = 0; segment < HASHED; segment++) {
        Member owner = List.of(A, B, C, D).get(segment % 4);
        Member dealt = members.get(segment / 4 % members.size());
        owners.put(segment, (members.contains(owner) ? owner : dealt).id());
      }
      return owners;
    };
    Placement placement =
        new PlacementGroups(dealing, HASHED, List.of(), member -> !member.equals(C));
    Map<Integer, NodeId> four = placement.among(List.of(A, B, C, D));
    Map<Integer, NodeId> three = placement.among(List.of(A, B, C));
    assertThat(four.values()).containsOnly(A.id(), B.id(), D.id());
    assertThat(three).hasSize(HASHED);
    four.forEach((segment, owner) -> {
      if (!owner.equals(D.id()) && segment % 4 == 2) {
        assertThat(three).containsEntry(segment, owner);
      }
    });
  }

  @Test
  void a_constraint_of_a_newer_build_places_nothing() {
    Placement placement = groups(member -> true, null, new OnlyOn("a"));
    Map<Integer, NodeId> owners = placement.among(List.of(A));
    assertThat(of(0, owners)).containsOnlyNulls();
    assertThat(of(1, owners)).containsOnly(A.id());
    assertThat(ConstraintText.read("moon=full")).isEmpty();
  }

  @Test
  void constraints_are_stored_as_equal_texts_if_they_are_equal() {
    for (Constraint each : List.of(
        new OnNode("a"),
        new OnlyOn("b"),
        new WithLabels(Set.of("gpu", "ssd")),
        new Constraint.NearTo("x=y"))) {
      assertThat(ConstraintText.read(ConstraintText.of(each))).contains(each);
    }
    assertThat(ConstraintText.of(new WithLabels(Set.of("ssd", "gpu"))))
        .isEqualTo(ConstraintText.of(new WithLabels(Set.of("gpu", "ssd"))));
  }
}
