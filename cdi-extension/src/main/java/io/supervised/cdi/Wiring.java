package io.supervised.cdi;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildContext;
import io.supervised.cdi.config.ConfigReader;
import io.supervised.cdi.config.Settings;
import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.Configuration;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.stub.StubClass;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Holds what one container's extension needs from the first event of the container to the last. */
final class Wiring {

  private final Deployment deployment = new Deployment();
  private final ChildPoints childPoints = new ChildPoints();
  private final SupervisorPoints supervisorPoints = new SupervisorPoints();
  private final Frames frames = new Frames();
  private final ApplicationContexts contexts = new ApplicationContexts();
  private final Map<Class<?>, SupervisedBean> beans = new ConcurrentHashMap<>();
  private final Map<Class<?>, Object> stubs = new ConcurrentHashMap<>();
  private @Nullable BeanManager container;
  private @Nullable ClassLoader loader;
  private @Nullable ContainerNode node;

  void begin(BeanManager manager, @Nullable ClassLoader application) {
    container = manager;
    loader = application == null ? Wiring.class.getClassLoader() : application;
  }

  void find(Class<?> type) {
    deployment.found(type, container());
  }

  <T> void wrap(ProcessInjectionTarget<T> event) {
    Class<T> type = event.getAnnotatedType().getJavaClass();
    if (deployment.isSupervised(type)) {
      deployment.wrap(event, frames, () -> stub(type));
    }
  }

  void remember(ProcessManagedBean<?> event) {
    deployment.bean(event.getAnnotatedBeanClass().getJavaClass(), event.getBean());
  }

  void remember(InjectionPoint point) {
    childPoints.see(point);
    supervisorPoints.see(point);
  }

  void check(InjectionPoint point) {
    deployment.contextAt(point);
  }

  /** Reads the configuration and reports every problem there is, in one error. */
  void configure(AfterBeanDiscovery event) {
    ConfigReader config = new ConfigReader(
        Settings.of(requireNonNull(loader)),
        new ApplicationDataSources(container()),
        new ServerExecutors(contexts));
    Configuration configuration = config.node();
    List<SupervisedBean> configured = deployment.configured(config, container(), frames, contexts);
    configured.forEach(bean -> beans.put(bean.type(), bean));
    config.warnOfUnknownKeys();
    List<String> problems = new ArrayList<>(Copies.problems(requireNonNull(loader)));
    problems.addAll(deployment.problems());
    problems.addAll(childPoints.problems(configured));
    problems.addAll(supervisorPoints.problems(configuration.supervisors().keySet()));
    problems.addAll(config.problems());
    if (!problems.isEmpty()) {
      event.addDefinitionError(
          ExtensionLog.LOG.problems(problems.size(), "\n  " + String.join("\n  ", problems)));
    } else if (configured.isEmpty()) {
      ExtensionLog.LOG.noBeans();
    }
    childPoints.publish(event, configured, this::supervisor);
    SupervisorPoints.publish(
        event, configuration.supervisors().keySet(), name -> supervisor().named(name));
    node =
        new ContainerNode(configuration, configured, container(), contexts, requireNonNull(loader));
  }

  /** Validates the injection points that were kept from the container. */
  void validate(AfterDeploymentValidation event) {
    for (InjectionPoint point : deployment.pointsToValidate()) {
      try {
        container().validate(point);
      } catch (RuntimeException invalid) {
        if (!isOneOfOurs(point)) {
          event.addDeploymentProblem(invalid);
        }
      }
    }
  }

  void start() {
    contexts.capture();
    requireNonNull(node, "the container has not finished discovery").start();
  }

  /** Also called when the deployment failed before there was a node. */
  void stop() {
    if (node != null) {
      node.stop();
    }
  }

  ClusterSupervisor supervisor() {
    return requireNonNull(node, "the container has not finished discovery").supervisor();
  }

  ChildContext childContext(Instance<Object> asking) {
    InjectionPoint point = asking.select(InjectionPoint.class).get();
    Bean<?> bean = point.getBean();
    ChildContext child = frames.child();
    if (child == null || (bean != null && bean.getScope() != Dependent.class)) {
      throw ExtensionLog.LOG.noChild();
    }
    return child;
  }

  /** Where archives are isolated our BeanManager may not see the application's beans, and only we know better. */
  private boolean isOneOfOurs(InjectionPoint point) {
    return deployment.beans().stream()
        .anyMatch(bean -> bean.getTypes().contains(point.getType())
            && bean.getQualifiers().containsAll(point.getQualifiers()));
  }

  /** The one stub of a bean for this container. */
  private <T> T stub(Class<T> type) {
    return type.cast(stubs.computeIfAbsent(
        type,
        none -> StubClass.of(type)
            .create(new BeanStub(
                requireNonNull(beans.get(type), "not configured"), this::supervisor))));
  }

  private BeanManager container() {
    return requireNonNull(container, "the container has not begun discovery");
  }
}
