package io.supervised.engine;

import io.supervised.Child;
import io.supervised.OneWay;
import io.supervised.Receive;
import io.supervised.Supervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** A bean with a method for each thing that can happen to a call. */
class Cart implements Counting {

  static final CountDownLatch GATE = new CountDownLatch(1);
  static volatile boolean held;

  private final Supervisor node;
  private final List<String> items = new ArrayList<>();
  private List<String> kept = List.of();
  private String received = "";

  Cart(Supervisor node) {
    this.node = node;
  }

  void add(String item) {
    items.add(item);
  }

  @Override
  public int count(String item) {
    return (int) items.stream().filter(item::equals).count();
  }

  String joined(String text, int number, List<Optional<String>> more) {
    return text + number + more;
  }

  @SuppressWarnings("NullAway") // that is the case
  String nothing() {
    return null;
  }

  @OneWay
  void ping() {
    items.add("ping");
  }

  CompletionStage<String> later(String text) {
    return CompletableFuture.completedFuture(text + " later");
  }

  void fail() throws SoldOutException {
    throw new SoldOutException("no more", new IllegalStateException("empty"));
  }

  void stumble() {
    throw new Stumbled();
  }

  List<String> keep(List<String> given) {
    kept = given;
    return given;
  }

  List<String> kept() {
    return kept;
  }

  void take(Object[] anything) {
    throw new AssertionError("must not get here " + anything.length);
  }

  Thread secret() {
    return new Thread("secret");
  }

  String names(List<Child<Peer>> children, Peer peer) {
    return children.get(0) + ", " + peer;
  }

  Cart itself() {
    return node.child(Cart.class, "cart").proxy();
  }

  String askPeer() {
    return node.child(Peer.class, "peer").call(peer -> peer.round("cart"));
  }

  @Receive
  void take(CharSequence text) {
    throw new AssertionError("a better method takes " + text);
  }

  @Receive
  void take(String text) {
    received = "text " + text;
  }

  @Receive
  void take(Number number) {
    received += ", number " + number;
  }

  String received() {
    return received;
  }

  int hold() throws InterruptedException {
    held = true;
    GATE.await();
    return 1;
  }

  static class SoldOutException extends Exception {
    private static final long serialVersionUID = 1L;

    SoldOutException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static class Stumbled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
