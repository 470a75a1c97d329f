package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.core.Time;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaseGateTest {

  private Time now = new Time(1_000, 500_000);
  private final LeaseGate gate = new LeaseGate(() -> now);

  @Test
  void before_the_first_lease_nothing_is_permitted() {
    assertThat(gate.isValid()).isFalse();
  }

  @Test
  void a_lease_permits_until_its_end_and_not_at_it() {
    gate.validUntil(new Time(4_000, 503_000));
    assertThat(gate.isValid()).isTrue();
    now = new Time(3_999, 502_999);
    assertThat(gate.isValid()).isTrue();
    now = new Time(4_000, 502_999);
    assertThat(gate.isValid()).isFalse();
  }

  /** As on a machine that was suspended: the monotonic clock stood still meanwhile. */
  @Test
  void a_lease_ends_by_the_wall_clock_too() {
    gate.validUntil(new Time(4_000, 503_000));
    now = new Time(1_001, 503_000);
    assertThat(gate.isValid()).isFalse();
  }

  /** The wall clock can be set; a lease is not longer for it. */
  @Test
  void a_wall_clock_that_is_set_back_permits_nothing_more() {
    gate.validUntil(new Time(4_000, 503_000));
    now = new Time(4_000, 400_000);
    assertThat(gate.isValid()).isFalse();
  }

  @Test
  void a_node_that_has_died_is_permitted_nothing_whatever_lease_comes() {
    gate.validUntil(new Time(4_000, 503_000));
    gate.close();
    assertThat(gate.isValid()).isFalse();
    gate.validUntil(new Time(4_000, 503_000));
    assertThat(gate.isValid()).isFalse();
  }

  @Test
  void a_renewed_lease_permits_for_longer() {
    gate.validUntil(new Time(4_000, 503_000));
    gate.validUntil(new Time(5_000, 504_000));
    now = new Time(4_500, 503_500);
    assertThat(gate.isValid()).isTrue();
  }

  @Test
  void a_lease_that_is_lost_permits_nothing_though_it_had_time_left() {
    gate.validUntil(new Time(4_000, 503_000));
    gate.validUntil(Time.NEVER);
    assertThat(gate.isValid()).isFalse();
  }

  @Test
  void the_clock_of_a_node_shows_both_clocks_of_the_machine() {
    long mono = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    long wall = System.currentTimeMillis();
    Time read = new NodeClock().get();
    assertThat(read.mono()).isBetween(mono, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    assertThat(read.wall()).isBetween(wall, System.currentTimeMillis());
  }
}
