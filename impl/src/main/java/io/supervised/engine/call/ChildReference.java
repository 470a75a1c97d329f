package io.supervised.engine.call;

import io.supervised.Child;
import io.supervised.engine.call.SerializedChild.Form;
import io.supervised.engine.stub.RecordedCall;
import io.supervised.engine.stub.Recorder;
import io.supervised.engine.stub.StubClass;
import io.supervised.engine.stub.StubHandler;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A child by name and type; it asks for the way to it at each call, so it may be older than the node. */
@SuppressWarnings("serial") // something else is written in its place
public final class ChildReference<T> implements Child<T>, Serializable {

  private final StubClass<T> type;
  private final String name;
  private final String shown;
  private final Calls calls;
  private final @Nullable Duration within;
  private volatile @Nullable Receivers receivers;

  /** Where calls begin. */
  @FunctionalInterface
  public interface Calls {

    /** The way to the children; throws a {@link io.supervised.NotExecutedException} if the node does not run. */
    CallRouter to(String child);
  }

  public ChildReference(StubClass<T> type, String name, Calls calls) {
    this(type, name, name, calls);
  }

  /**
   * A child whose supervisor has names of its own.
   *
   * @param name what the cluster calls it
   * @param shown what users of that supervisor call it
   */
  public ChildReference(StubClass<T> type, String name, String shown, Calls calls) {
    this(type, name, shown, calls, null);
  }

  private ChildReference(
      StubClass<T> type, String name, String shown, Calls calls, @Nullable Duration within) {
    this.type = type;
    this.name = name;
    this.shown = shown;
    this.calls = calls;
    this.within = within;
  }

  @Override
  public String name() {
    return shown;
  }

  /** What the cluster calls the child. */
  public String fullName() {
    return name;
  }

  /** Whether it calls by that way, so belongs to the supervisor that has it. */
  public boolean isFrom(Calls way) {
    return calls == way;
  }

  Class<T> type() {
    return type.type();
  }

  /** The deadline of its calls; null for the usual one. */
  @Nullable
  Duration deadline() {
    return within;
  }

  /** The deadline of the calls of a proxy; null for the usual one. */
  static @Nullable Duration deadlineOf(StubHandler handler) {
    return handler instanceof ChildReference<?>.Proxied proxied ? proxied.deadline() : null;
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the method of the lambda returns it, also null
  public <R extends @Nullable Object, X extends Exception> R call(Call<? super T, R, X> call)
      throws X {
    RecordedCall recorded = Recorder.record(type, call::on);
    CallRouter router = calls.to(name);
    try {
      return (R)
          (router.returnsStage(type(), recorded.method())
              ? router.callAsync(name, type(), recorded.method(), recorded.args(), within)
              : router.call(name, type(), recorded.method(), recorded.args(), within));
    } catch (Throwable thrown) {
      throw ChildReference.<X>asDeclared(thrown);
    }
  }

  @Override
  public <X extends Exception> void run(Command<? super T, X> call) throws X {
    RecordedCall recorded = Recorder.record(type, call::on);
    try {
      Object unused = calls.to(name).call(name, type(), recorded.method(), recorded.args(), within);
    } catch (Throwable thrown) {
      throw ChildReference.<X>asDeclared(thrown);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the method of the lambda returns it
  public <R extends @Nullable Object> CompletionStage<R> callAsync(Call<? super T, R, ?> call) {
    RecordedCall recorded = recorded(call::on);
    CallRouter router = calls.to(name);
    CompletableFuture<@Nullable Object> result =
        router.callAsync(name, type(), recorded.method(), recorded.args(), within);
    if (router.returnsStage(type(), recorded.method())) {
      return CompletableFuture.completedStage((R) result); // the stage itself is what it returns
    }
    return (CompletionStage<R>) result;
  }

  @Override
  public void cast(Command<? super T, ?> call) {
    RecordedCall recorded = recorded(call::on);
    calls.to(name).cast(name, type(), recorded.method(), recorded.args(), within);
  }

  @Override
  @SuppressWarnings("ConstantValue") // callers may not check nulls
  public void send(@Nullable Object message) {
    if (message == null) {
      throw CallLog.LOG.noMessage();
    }
    CallRouter router = calls.to(name);
    router.cast(name, type(), receivers(router).find(message), new Object[] {message}, within);
  }

  private Receivers receivers(CallRouter router) {
    Receivers known = receivers;
    if (known == null) {
      known = Receivers.of(type, method -> router.receives(type(), method));
      receivers = known; // whoever else does so finds the same
    }
    return known;
  }

  /** Whatever the lambda throws before its call reaches whoever wrote it. */
  private <X extends Exception> RecordedCall recorded(Recorder.ChildCall<T, X> call) {
    try {
      return Recorder.record(type, call);
    } catch (RuntimeException asItIs) {
      throw asItIs;
    } catch (Exception checked) {
      throw ChildReference.<RuntimeException>asDeclared(checked);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // thrown as what it is
  private static <X extends Throwable> X asDeclared(Throwable thrown) throws X {
    throw (X) thrown;
  }

  @Override
  public T proxy() {
    return type.create(new Proxied());
  }

  @Override
  public Child<T> within(Duration deadline) {
    if (deadline.isNegative() || deadline.isZero()) {
      throw CallLog.LOG.deadlineNotPositive(deadline);
    }
    return new ChildReference<>(type, name, shown, calls, deadline);
  }

  /** What is written in the place of a stub by which a child is called. */
  public static Object serialForm(String child, Class<?> stubbed) {
    return new SerializedChild(child, stubbed, null, Form.PROXY);
  }

  private Object writeReplace() {
    return new SerializedChild(name, type(), within, Form.CHILD);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChildReference<?> reference
        && name.equals(reference.name)
        && calls == reference.calls
        && type.type() == reference.type.type()
        && Objects.equals(within, reference.within);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return "child '" + name + "'";
  }

  /** What a call on the proxy does. */
  @SuppressWarnings("serial") // something else is written in its place
  private final class Proxied implements StubHandler, Serializable {

    private @Nullable Duration deadline() {
      return within;
    }

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments) throws Throwable {
      return calls.to(name).invoke(name, type(), method, arguments, within);
    }

    @Override
    public String describe() {
      return name;
    }

    @Override
    public String child() {
      return name;
    }

    @Override
    public Object serialForm(Class<?> stubbed) {
      return new SerializedChild(name, stubbed, within, Form.PROXY);
    }

    private Object writeReplace() {
      return new SerializedChild(name, type(), within, Form.HANDLER);
    }
  }
}
