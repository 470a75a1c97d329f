package io.supervised.tck.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpansTest {

  @Test
  void a_union_joins_what_touches() {
    Spans spans =
        Spans.union(List.of(new Span(5, 9), new Span(1, 3), new Span(3, 5), new Span(20, 20)));
    assertThat(spans.list()).containsExactly(new Span(1, 9));
  }

  @Test
  void gaps_lie_between() {
    Spans spans = Spans.union(Stream.of(Spans.of(1, 3), Spans.of(7, 9), Spans.NONE));
    assertThat(spans.gaps()).containsExactly(new Span(3, 7));
    assertThat(spans.total()).isEqualTo(4);
    assertThat(spans.lastEndBefore(7)).isEqualTo(3);
  }

  @Test
  void always_changes_nothing() {
    assertThat(Spans.of(1, 3).intersect(Spans.ALWAYS)).isEqualTo(Spans.of(1, 3));
  }

  @Test
  void an_intersection_holds_the_moments_of_both() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 500; round++) {
      Spans one = some(random);
      Spans other = some(random);
      Spans both = one.intersect(other);
      for (int moment = 0; moment < 40; moment++) {
        Spans point = Spans.of(moment, moment + 1);
        boolean expected = covers(one, point) && covers(other, point);
        assertThat(covers(both, point))
            .as("%s in %s and %s", point, one, other)
            .isEqualTo(expected);
      }
    }
  }

  private static boolean covers(Spans spans, Spans point) {
    return spans.intersect(point).equals(point);
  }

  private static Spans some(SplittableRandom random) {
    return Spans.union(IntStream.range(0, 5)
        .mapToObj(number -> {
          int from = random.nextInt(35);
          return new Span(from, from + random.nextInt(5));
        })
        .toList());
  }
}
