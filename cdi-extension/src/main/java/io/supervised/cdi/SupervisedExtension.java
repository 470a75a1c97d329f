package io.supervised.cdi;

import io.supervised.ChildContext;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import io.supervised.engine.ClusterSupervisor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;

/** Hooks into the container; what is done at each step is done elsewhere. */
public class SupervisedExtension implements Extension {

  private final Wiring wiring = new Wiring();

  public void begin(@Observes BeforeBeanDiscovery event, BeanManager container) {
    wiring.begin(container, Thread.currentThread().getContextClassLoader());
    event.addAnnotatedType(
        container.createAnnotatedType(Lifecycle.class), Lifecycle.class.getName());
  }

  public <T> void find(@Observes @WithAnnotations(Supervised.class) ProcessAnnotatedType<T> event) {
    wiring.find(event.getAnnotatedType().getJavaClass());
  }

  public <T> void wrap(@Observes ProcessInjectionTarget<T> event) {
    wiring.wrap(event);
  }

  public <T> void remember(@Observes ProcessManagedBean<T> event) {
    wiring.remember(event);
  }

  public <T> void check(@Observes ProcessInjectionPoint<T, ChildContext> event) {
    wiring.check(event.getInjectionPoint());
  }

  public <T, X> void remember(@Observes ProcessInjectionPoint<T, X> event) {
    wiring.remember(event.getInjectionPoint());
  }

  public void publish(@Observes AfterBeanDiscovery event) {
    wiring.configure(event);
    event
        .addBean()
        .types(Supervisor.class, Object.class)
        .scope(ApplicationScoped.class)
        .produceWith(i -> wiring.supervisor());
    event
        .addBean()
        .types(ClusterSupervisor.class)
        .scope(Dependent.class)
        .produceWith(i -> wiring.supervisor());
    event
        .addBean()
        .types(ChildContext.class, Object.class)
        .scope(Dependent.class)
        .produceWith(wiring::childContext);
  }

  public void validate(@Observes AfterDeploymentValidation event) {
    wiring.validate(event);
  }

  public void end(@Observes BeforeShutdown event) {
    wiring.stop();
  }

  /** For {@link Lifecycle}. */
  public void start() {
    wiring.start();
  }

  /** For {@link Lifecycle}. */
  public void stop() {
    wiring.stop();
  }
}
