package io.supervised.engine;

import static io.supervised.engine.Patience.PATIENT;
import static io.supervised.engine.Patience.START;

import io.supervised.ChildContext;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import java.util.ArrayList;
import java.util.List;

/** A bean whose children take all memory when they are told to, and the process that has little of it. */
class HeapBomb {

  static final SupervisedBean BEAN = new SupervisedBean(
      "heapBomb",
      HeapBomb.class,
      1,
      false,
      false,
      self -> InstanceFactory.of(() -> new HeapBomb(self)).create(self));

  private static final int PORT = 19440;
  private static final int PIECE = 256 << 10;

  private final ChildContext self;

  HeapBomb(ChildContext self) {
    this.self = self;
  }

  /** Joins, and runs until it is killed. */
  public static void main(String[] arguments) throws InterruptedException {
    start(arguments[0]);
    Thread.currentThread().join();
  }

  static ClusterSupervisor start(String name) {
    ClusterOptions options =
        new ClusterOptions("heap-test", new LocalDiscovery(PORT, 9), 64, false, START);
    ClusterSupervisor node = new ClusterSupervisor(
        Configuration.defaults().in(options).with(PATIENT).named(name),
        List.of(BEAN),
        SupervisorListener.NONE,
        HeapBomb.class.getClassLoader());
    node.start();
    return node;
  }

  String where() {
    return self.node().name();
  }

  int explode() {
    List<byte[]> hoard = new ArrayList<>();
    while (hoard.size() < Integer.MAX_VALUE) {
      hoard.add(new byte[PIECE]);
    }
    return hoard.size();
  }
}
