package io.supervised.tck.driver;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.cdi.Application;
import io.supervised.tck.TckCluster;
import io.supervised.tck.TckNode;
import io.supervised.tck.application.Diary;
import io.supervised.tck.application.Numbered;
import io.supervised.tck.application.Single;
import io.supervised.tck.application.Unsettled;
import io.supervised.tck.application.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Nodes as Weld containers in this JVM. */
public final class WeldCluster implements TckCluster {

  private static final int PORT = 18500;

  private final List<WeldNode> nodes = new ArrayList<>();

  @Override
  public TckNode start(String name) {
    Map<String, String> settings =
        Map.of("supervised.cluster.name", "tck", "supervised.node.name", name);
    WeldNode node = new WeldNode(
        name,
        Application.start(
            PORT, settings, Numbered.class, Single.class, Watcher.class, Diary.class));
    nodes.add(node);
    return node;
  }

  @Override
  public void close() {
    nodes.forEach(WeldNode::stop);
  }

  private static final class WeldNode implements TckNode {

    private final String name;
    private final Application application;
    private boolean ended;

    WeldNode(String name, Application application) {
      this.name = name;
      this.application = application;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<String> nodes() {
      return application.supervisor().nodes().stream().map(ClusterNode::name).toList();
    }

    @Override
    public Set<String> localChildren() {
      return application.supervisor().localChildren();
    }

    @Override
    public Map<String, String> children() {
      return application.supervisor().children().stream()
          .filter(child -> child.state() == ChildState.ACTIVE)
          .collect(Collectors.toMap(ChildInfo::name, child -> child.node().name()));
    }

    @Override
    public Set<String> unsettled() {
      return Unsettled.of(application.supervisor());
    }

    @Override
    public String nodeFor(String child) {
      return application.supervisor().nodeFor(child).map(ClusterNode::name).orElse("");
    }

    @Override
    public List<String> heard() {
      return application.get(Diary.class).entries();
    }

    @Override
    public String ask(String child) {
      return application.supervisor().child(Numbered.class, child).call(Numbered::whereabouts);
    }

    @Override
    public String askSingle() {
      return application.get(Single.class).whereabouts();
    }

    @Override
    public void stop() {
      if (!ended) {
        ended = true;
        application.close();
      }
    }

    @Override
    public void kill() {
      application.supervisor().die();
      stop();
    }
  }
}
