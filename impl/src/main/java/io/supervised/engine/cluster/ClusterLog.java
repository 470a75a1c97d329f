package io.supervised.engine.cluster;

import io.supervised.StartupException;
import io.supervised.engine.peer.Place;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.infinispan.lifecycle.ComponentStatus;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** Ids 200 to 249. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface ClusterLog extends BasicLogger {

  ClusterLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ClusterLog.class, "io.supervised.cluster");

  @Message(id = 202, value = "The node could not connect to cluster '%s' from %s: %s")
  StartupException notConnected(
      String cluster, Place place, String reason, @Cause @Nullable Throwable cause);

  @Message(
      id = 203,
      value =
          "Infinispan does not use the channel it was given but '%s': the node does not run on a transport that is not"
              + " its own. Check that no other Infinispan version is on the class path")
  StartupException foreignChannel(String other);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 206,
      value =
          "The node has not connected to cluster '%s' from %s in %s, attempt %d of %d: a member may have died while it answered."
              + " If all attempts fail, raise supervised.node.start-timeout")
  void connectingHangs(String cluster, Place place, Duration patience, int attempt, int of);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 205, value = "The node did not stop cleanly: %s")
  void untidyStop(String what, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 208,
      value =
          "Infinispan %s is on the class path, and this version of Supervised was built and tested with %s. If the application needs"
              + " its own, give it the same minor version, or keep it in another archive: %s")
  void otherGridLibrary(String found, String built, List<String> copies);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 209,
      value =
          "Infinispan is several times on the class path; %s is used, and classes of the others may get mixed in. Remove all but one"
              + " of %s")
  void severalGridLibraries(String found, List<String> copies);

  @Message(
      id = 210,
      value =
          "The @DataGrid bean gives a %s, loaded by %s. It must be an EmbeddedCacheManager of the Infinispan that Supervised"
              + " uses, itself and not a proxy: produce a DefaultCacheManager in the scope @Dependent or @Singleton, and keep one"
              + " Infinispan on the class path")
  StartupException notACacheManager(String type, String loader);

  @Message(
      id = 211,
      value =
          "The cache manager '%s' of the @DataGrid bean is local, and can't hold what several nodes share. Give it a transport"
              + " (GlobalConfigurationBuilder.defaultClusteredBuilder()), or remove the bean, so that the node starts one of its"
              + " own")
  StartupException localCacheManager(String manager);

  @Message(
      id = 212,
      value =
          "The cache manager of the @DataGrid bean has no JGroups channel of its own for calls between nodes, but %s. Give one with"
              + " a JGroups stack of its own, or remove the bean, so that the node starts one of its own")
  StartupException otherTransport(String transport);

  @Message(
      id = 213,
      value =
          "The cache manager of the @DataGrid bean has a cache '%s' already: another node of cluster '%s' uses it. Give each node in"
              + " a JVM a cache manager of its own, or another supervised.cluster.name")
  StartupException cacheTaken(String cache, String cluster);

  @Message(
      id = 214,
      value =
          "The data grid of the @DataGrid bean has not met that of %s within %s, although they are members of cluster '%s'; it"
              + " sees %s. Give the cache managers of all nodes one cluster name, and JGroups stacks that find each other")
  StartupException gridsApart(
      Set<String> members, Duration timeout, String cluster, List<?> present);

  @Message(
      id = 215,
      value =
          "The cache manager '%s' of the @DataGrid bean has ended (%s). Give one that runs, or has yet to be started, and stop it after"
              + " the node")
  StartupException endedCacheManager(String manager, ComponentStatus status);

  @Message(id = 207, value = "The node can't send calls over the channel of the data grid: %s")
  StartupException noFrames(String reason, @Cause Throwable cause);
}
