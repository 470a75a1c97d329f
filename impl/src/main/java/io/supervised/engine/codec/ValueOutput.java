package io.supervised.engine.codec;

import io.supervised.engine.codec.Obstacle.Kind;
import io.supervised.engine.codec.References.Reference;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Serializes objects, also records and optionals that are not serializable. It stops at what the other side would refuse, since
 * here it can still be told where that is.
 */
class ValueOutput extends ObjectOutputStream {
  /* A reference from inside a record back to it is read as null, whether it is serializable or not: a record can't refer to
   * itself before it is made. Java serialization does the same. */

  private final Forms forms;
  private final Obstacle obstacle;

  ValueOutput(OutputStream out, Forms forms, Obstacle obstacle) throws IOException {
    super(out);
    this.forms = forms;
    this.obstacle = obstacle;
    enableReplaceObject(true);
  }

  @Override
  protected @Nullable Object replaceObject(Object object) throws IOException {
    if (obstacle.isFound()) {
      return object;
    }
    if (object instanceof IOException exception) {
      obstacle.passedBy(exception);
    }
    Reference reference = forms.references().of(object);
    if (reference != null) {
      return reference;
    }
    Class<?> type = object.getClass();
    if (object instanceof SerializedLambda lambda) {
      throw obstacle.found(
          Kind.CODE,
          lambda.getCapturingClass().replace('/', '.') + "$$Lambda",
          candidate -> isCode(candidate.getClass()));
    } else if (isCode(type)) {
      throw obstacle.found(Kind.CODE, type.getTypeName(), candidate -> candidate == object);
    } else if (object instanceof Serializable) {
      return object;
    } else if (object instanceof Record) {
      annotateClass(type); // before its accessors run
      RecordType record = forms.records().get(type);
      return new RecordSurrogate(record.shape(), record.values(object));
    }
    OptionalSurrogate surrogate = OptionalSurrogate.of(object);
    if (surrogate == null) {
      throw obstacle.found(
          Kind.NOT_SERIALIZABLE, type.getTypeName(), candidate -> candidate == object);
    }
    return surrogate;
  }

  @Override
  protected void annotateClass(Class<?> type) throws IOException {
    if (!obstacle.isFound() && !forms.allowed().allows(type) && !Surrogates.include(type)) {
      throw obstacle.found(
          Kind.NOT_ALLOWED,
          type.getTypeName(),
          candidate -> type.isInstance(candidate) || candidate == type);
    }
  }

  @Override
  protected void annotateProxyClass(Class<?> type) throws IOException {
    if (!obstacle.isFound()) {
      throw obstacle.found(Kind.CODE, type.getTypeName(), candidate -> candidate == type);
    }
  }

  private static boolean isCode(Class<?> type) {
    return type.isHidden() || Proxy.isProxyClass(type);
  }
}
