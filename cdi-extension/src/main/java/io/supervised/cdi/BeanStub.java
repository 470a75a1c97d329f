package io.supervised.cdi;

import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.call.CallRouter;
import io.supervised.engine.call.ChildReference;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.stub.StubHandler;
import java.io.NotSerializableException;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an injected stub does with a call: it goes to the bean's child, or to the one of this node. */
record BeanStub(SupervisedBean bean, Supplier<ClusterSupervisor> supervisor)
    implements StubHandler {

  @Override
  @SuppressWarnings(
      "NullAway") // javac 17 does not show it the @Nullable of an array in another module's class
  // file
  public @Nullable Object invoke(Method method, @Nullable Object[] arguments) throws Throwable {
    if (bean.instances() > 1) {
      throw ExtensionLog.LOG.whichOne(bean.name(), bean.instances(), bean.type().getSimpleName());
    }
    ClusterSupervisor node = supervisor.get();
    CallRouter calls = node.calls(bean.name());
    String child = bean.everyNode() ? bean.name() + "@" + node.localNode().name() : bean.name();
    return calls.invoke(child, bean.type(), method, arguments, null);
  }

  @Override
  public @Nullable String child() {
    return bean.instances() == 1 && !bean.everyNode() ? bean.name() : null;
  }

  @Override
  public Object serialForm(Class<?> type) throws NotSerializableException {
    String child = child();
    if (child == null) {
      throw new NotSerializableException(ExtensionLog.LOG.notSerializable(bean.name()));
    }
    return ChildReference.serialForm(child, type);
  }

  @Override
  public String describe() {
    return bean.name();
  }
}
