package io.supervised.engine.registry;

import io.supervised.Restart;
import io.supervised.RestartLimit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a child is to be, with its arguments still as bytes: only the node that runs it needs their classes. Immutable. */
public final class StoredSpec {

  /** Stands for the configured time to stop. */
  public static final long DEFAULT_STOP = 0;

  /** Stands for no constraint. */
  public static final String ANYWHERE = "";

  private static final byte[] NOTHING = {};

  private final String bean;
  private final Restart restart;
  private final RestartLimit limit;
  private final long stopMillis;
  private final String constraint;
  private final byte[] arguments;

  /**
   * A specification.
   *
   * @param bean name of the bean
   * @param limit how often it may be started again
   * @param stopMillis how long it may take to stop, or {@link #DEFAULT_STOP}
   * @param constraint where it may run, as text; empty for anywhere
   * @param arguments encoded, or empty for none; not copied
   */
  public StoredSpec(
      String bean,
      Restart restart,
      RestartLimit limit,
      long stopMillis,
      String constraint,
      byte[] arguments) {
    this.bean = bean;
    this.restart = restart;
    this.limit = limit;
    this.stopMillis = stopMillis;
    this.constraint = constraint;
    this.arguments = arguments;
  }

  public String bean() {
    return bean;
  }

  public Restart restart() {
    return restart;
  }

  public RestartLimit limit() {
    return limit;
  }

  public long stopMillis() {
    return stopMillis;
  }

  /** Where it may run, as text, or {@link #ANYWHERE}. */
  public String constraint() {
    return constraint;
  }

  /** The encoded arguments, not to be changed; empty if there are none. */
  public byte[] arguments() {
    return arguments;
  }

  /** The same, with another constraint. */
  public StoredSpec constrained(String where) {
    return new StoredSpec(bean, restart, limit, stopMillis, where, arguments);
  }

  /** Whether both say the same but for arguments. */
  public boolean agreesApartFromArguments(StoredSpec spec) {
    return bean.equals(spec.bean)
        && restart == spec.restart
        && limit.equals(spec.limit)
        && stopMillis == spec.stopMillis
        && constraint.equals(spec.constraint);
  }

  /** The specification as bytes. */
  public byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(new DataOutputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** The specification that was encoded. */
  public static StoredSpec decoded(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return read(in);
    } catch (IOException malformed) {
      throw new UncheckedIOException("not a specification", malformed);
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(bean);
    out.writeUTF(restart.name());
    out.writeInt(limit.maxRestarts());
    out.writeLong(limit.window().toMillis());
    out.writeLong(stopMillis);
    out.writeUTF(constraint);
    out.writeInt(arguments.length);
    out.write(arguments);
  }

  static StoredSpec read(DataInputStream in) throws IOException {
    String bean = in.readUTF();
    Restart restart = Names.read(Restart.class, in);
    RestartLimit limit = limit(in);
    long stopMillis = in.readLong();
    String constraint = in.readUTF();
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException(length + " bytes of arguments");
    }
    return new StoredSpec(
        bean,
        restart,
        limit,
        stopMillis,
        constraint,
        length == 0 ? NOTHING : in.readNBytes(length));
  }

  private static RestartLimit limit(DataInputStream in) throws IOException {
    int maxRestarts = in.readInt();
    long millis = in.readLong();
    try {
      return new RestartLimit(maxRestarts, Duration.ofMillis(millis));
    } catch (IllegalArgumentException outOfBounds) {
      throw new IOException(maxRestarts + " restarts in " + millis + " ms", outOfBounds);
    }
  }

  /** Bytes of arguments that differ may still stand for equal values, which only who knows their classes can tell. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredSpec spec
        && agreesApartFromArguments(spec)
        && Arrays.equals(arguments, spec.arguments);
  }

  @Override
  public int hashCode() {
    return Objects.hash(bean, restart, limit, stopMillis, constraint, Arrays.hashCode(arguments));
  }

  @Override
  public String toString() {
    String stop = stopMillis == DEFAULT_STOP ? "" : ", stops within " + stopMillis + " ms";
    String where = constraint.equals(ANYWHERE) ? "" : ", " + constraint;
    return bean + ", " + restart + ", " + limit + stop + where + ", " + arguments.length
        + " bytes of arguments";
  }
}
