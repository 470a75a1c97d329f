package io.supervised.cdi.config;

import io.supervised.Durability;
import io.supervised.engine.Configuration;
import io.supervised.engine.PlacementOptions;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.Discovery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one way to what is configured under {@code supervised.*}. */
public final class ConfigReader {

  private static final String NAME_FORM = "1 to 200 letters, digits and the characters . _ -";

  private final Keys keys;
  private final DataSources dataSources;
  private final Lenders lenders;

  /** A reader of these settings; a data source that they name is looked up when it is needed, an executor at once. */
  public ConfigReader(Settings settings, DataSources dataSources, Lenders lenders) {
    this.keys = new Keys(settings);
    this.dataSources = dataSources;
    this.lenders = lenders;
  }

  /** What is wrong so far, one sentence each. */
  public List<String> problems() {
    return keys.problems();
  }

  /** The settings of this node. */
  public Configuration node() {
    Configuration defaults = Configuration.defaults();
    ClusterOptions cluster = defaults.cluster();
    Optional<String> name = keys.text("supervised.node.name", NAME_FORM, ConfigReader::isName);
    Duration childStopTimeout =
        keys.duration("supervised.node.child-stop-timeout", defaults.childStopTimeout());
    Discovery discovery = new TransportReader(keys).discovery();
    String clusterName = keys.text("supervised.cluster.name", NAME_FORM, ConfigReader::isName)
        .orElse(cluster.name());
    return new Configuration(
        new ClusterOptions(
            clusterName,
            discovery,
            keys.number("supervised.segments", 1, 65_536, cluster.segments()),
            keys.choice("supervised.registry", "replicated", "distributed").equals("distributed"),
            keys.duration("supervised.node.start-timeout", cluster.startTimeout())),
        new OwnershipReader(keys, dataSources).ownership(discovery, clusterName),
        new CallReader(keys).calls(),
        new PlacementOptions(names("supervised.node.labels"), names("supervised.nodes.eligible")),
        new RebalanceReader(keys).rebalance(),
        new SupervisionReader(keys).node(lenders),
        supervisors(defaults.calls().deadline()),
        name,
        childStopTimeout);
  }

  /** The named supervisors, with the deadlines of those that have their own. */
  private Map<String, Optional<Duration>> supervisors(Duration usual) {
    Map<String, Optional<Duration>> supervisors = new TreeMap<>();
    for (String name : names("supervised.supervisors")) {
      String key = "supervised.supervisors." + name + ".call.deadline";
      supervisors.put(name, keys.raw(key).map(given -> keys.duration(key, usual)));
    }
    return supervisors;
  }

  private Set<String> names(String key) {
    Set<String> names = new TreeSet<>();
    for (String each : keys.raw(key).orElse("").split(",", -1)) {
      String name = each.trim();
      if (isName(name)) {
        names.add(name);
      } else if (!name.isEmpty()) {
        keys.problem(key, name, "names with commas between them, each of " + NAME_FORM);
      }
    }
    return names;
  }

  /** How many children a bean has: its own key, over the annotation, over the default for all beans. */
  public int instances(String bean, int annotated) {
    int fallback = keys.number("supervised.defaults.instances", 1, 1_000_000, 1);
    return keys.number(of(bean, "instances"), 1, 1_000_000, annotated == 1 ? fallback : annotated);
  }

  /** Whether every node has a child of the bean. */
  public boolean everyNode(String bean, boolean annotated) {
    boolean fallback = keys.flag("supervised.defaults.every-node", false);
    return keys.flag(of(bean, "every-node"), annotated || fallback);
  }

  /** Whether the bean's children start with the cluster. */
  public boolean autoStart(String bean, boolean annotated) {
    boolean fallback = keys.flag("supervised.defaults.auto-start", true);
    return keys.flag(of(bean, "auto-start"), annotated && fallback);
  }

  /** How a bean's children are supervised, with what is configured over what is annotated. */
  public BeanPolicy policy(String bean, BeanPolicy annotated) {
    return new SupervisionReader(keys).policy(bean, annotated);
  }

  /** When the state of a bean's children is kept. */
  public Durability durability(String bean, Durability annotated) {
    return new StateReader(keys).durability(bean, annotated);
  }

  /** How often, if it is kept by the clock. */
  public Duration saveEvery(String bean, Duration annotated) {
    return new StateReader(keys).interval(bean, annotated);
  }

  /** What is configured of the state of this bean is a problem. */
  public void hasNoState(String bean) {
    new StateReader(keys).hasNone(bean);
  }

  /** Warns of each key under our prefix that nothing has asked for; called last. */
  public void warnOfUnknownKeys() {
    keys.warnOfUnknown();
  }

  /** Whether a bean or a node can have this name. */
  public static boolean isName(String value) {
    return value.matches("[A-Za-z0-9._-]{1,200}");
  }

  private static String of(String bean, String member) {
    return "supervised.bean." + bean + "." + member;
  }
}
