package io.supervised.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.engine.call.CallFrame.Refused;
import io.supervised.engine.call.CallFrame.UnknownRequest;
import io.supervised.engine.core.NodeId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a build makes of frames that it does not know. */
class FrameCodecTest {

  private static final NodeId HERE = new NodeId(new UUID(0, 1));
  private static final NodeId THERE = new NodeId(new UUID(0, 2));
  private static final CallId CALL = new CallId(3, 4);
  private static final int KIND = 1 + 2 * 16 + 2 * 8; // behind version and envelope
  private static final int REASON = KIND + 1 + 2 * 8;

  @Test
  void a_request_of_a_kind_that_is_not_known_can_be_refused() throws Exception {
    byte[] frame = frame();
    frame[KIND] = 64;
    assertThat(decoded(frame).frame()).isEqualTo(new UnknownRequest(CALL, 64));
  }

  @Test
  void anything_else_that_is_not_known_is_no_frame() {
    byte[] frame = frame();
    frame[KIND] = 63;
    assertThatThrownBy(() -> decoded(frame)).hasMessage("its kind is 63");
  }

  @Test
  void a_refusal_is_one_also_if_its_reason_is_not_known() throws Exception {
    byte[] frame = frame();
    frame[REASON] = 99;
    assertThat(decoded(frame).frame()).isEqualTo(new Refused(CALL, Reason.UNKNOWN, "why"));
    assertThat(Reason.UNKNOWN.isPassing()).isFalse();
  }

  @Test
  void a_place_is_a_segment_and_after_how_many_moves_that_was_so() throws Exception {
    Refused placed = new Refused(CALL, Reason.ELSEWHERE, "70");
    Refused moved = new Refused(CALL, Reason.ELSEWHERE, "70 2");
    assertThat(decoded(frame(placed)).frame()).isEqualTo(placed);
    assertThat(decoded(frame(moved)).frame()).isEqualTo(moved);
    assertThatThrownBy(() -> decoded(frame(new Refused(CALL, Reason.ELSEWHERE, "70 "))))
        .isInstanceOf(FrameCodec.MalformedFrameException.class);
  }

  private static byte[] frame() {
    return frame(new Refused(CALL, Reason.OVERLOADED, "why"));
  }

  private static byte[] frame(Refused refused) {
    return FrameCodec.encode(new Envelope(HERE, THERE, 5, 6, refused));
  }

  private static Envelope decoded(byte[] frame) throws Exception {
    return FrameCodec.decode(frame, 0, frame.length);
  }
}
