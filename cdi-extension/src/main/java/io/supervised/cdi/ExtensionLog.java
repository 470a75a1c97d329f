package io.supervised.cdi;

import io.supervised.NotExecutedException;
import io.supervised.StartupException;
import jakarta.enterprise.inject.spi.DefinitionException;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Ids 100 to 129. */
@MessageLogger(projectCode = "SUPV", length = 5)
interface ExtensionLog extends BasicLogger {

  ExtensionLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ExtensionLog.class, "io.supervised.cdi");

  @Message(id = 100, value = "The application can't start, for %d reason(s):%s")
  DefinitionException problems(int count, String list);

  @Message(id = 101, value = "%s can't be @Supervised: %s")
  String notSupervisable(String type, String reason);

  @Message(id = 124, value = "A group of @Supervised beans can't be: %s")
  String noGroup(String reason);

  @Message(
      id = 102,
      value =
          "Two supervised beans have the name '%s': %s and %s. Give one of them another by @Supervised(name = ...)")
  String sameName(String name, String one, String other);

  @Message(
      id = 103,
      value =
          "%s asks for a ChildContext, but %s lives longer than a child. Only a supervised bean and its @Dependent"
              + " collaborators have one")
  String contextOutOfPlace(String point, String bean);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 104,
      value =
          "No supervised bean was found, so this node runs no children. If there should be some: is the archive a bean"
              + " archive (META-INF/beans.xml)?")
  void noBeans();

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 105, value = "An asynchronous observer of an event of the cluster failed")
  void asyncObserverFailed(@Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 106,
      value = "Asynchronous observers are %d events behind; events are dropped until they catch up")
  void asyncObserversBehind(int waiting);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 107,
      value =
          "Observer %s has failed at %s; the others are told all the same. See what it says, and let it catch what it can do without")
  void observerFailed(Object observer, Object event, @Cause Throwable cause);

  @Message(
      id = 110,
      value =
          "ChildContext is not available here: this code does not run for a child, or its bean lives longer than one")
  IllegalStateException noChild();

  @Message(
      id = 111,
      value =
          "Bean '%s' has %d children, and an injected %s stands for none of them in particular. The call did not run")
  NotExecutedException whichOne(String bean, int children, String type);

  @Message(id = 113, value = "No child can be injected into %s: %s")
  String notInjectable(String point, String reason);

  @Message(
      id = 114,
      value =
          "No data source '%s' for the tie-breaker, neither in JNDI nor as a CDI bean. Set supervised.quorum.data-source to the"
              + " name of one")
  IllegalStateException noDataSource(String name);

  @Message(
      id = 115,
      value =
          "The stub of bean '%s' stands for several children, and so for none where it would be read. Keep"
              + " Supervisor.child(Type, name) instead")
  String notSerializable(String bean);

  @Message(
      id = 116,
      value =
          "The library is there %d times: %s. Keep one, in the application's WEB-INF/lib or in the server, and not in both")
  String severalCopies(int copies, String places);

  @Message(
      id = 117,
      value = "There is more than one @DataGrid bean, and a node has one data grid: %s. Keep one")
  StartupException severalDataGrids(List<String> beans);

  @Message(
      id = 118,
      value =
          "The @DataGrid bean is in the scope @%2$s, and so a client proxy, which Infinispan can't be used by: %1$s. Give it the scope"
              + " @Dependent or @Singleton")
  StartupException proxiedDataGrid(String bean, String scope);
}
