package io.supervised.engine.codec;

import io.supervised.engine.codec.References.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ValueOutput} writes, and no object of a class that its filter does not know. */
class ValueInput extends ObjectInputStream {
  /* The filter of this stream takes the place of one for the whole JVM, which may forbid everything (jdk.serialFilter=!*). */

  private static final Map<String, Class<?>> PRIMITIVES = Map.of(
      "boolean", boolean.class,
      "byte", byte.class,
      "char", char.class,
      "short", short.class,
      "int", int.class,
      "long", long.class,
      "float", float.class,
      "double", double.class,
      "void", void.class);

  private final ClassLoader loader;
  private final Forms forms;
  private final StreamFilter filter;

  ValueInput(InputStream in, ClassLoader loader, Forms forms, StreamFilter filter)
      throws IOException {
    super(in);
    this.loader = loader;
    this.forms = forms;
    this.filter = filter;
    setObjectInputFilter(filter);
    enableResolveObject(true);
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
    String name = description.getName();
    Class<?> known = PRIMITIVES.containsKey(name) ? PRIMITIVES.get(name) : Surrogates.find(name);
    return known == null ? Class.forName(name, false, loader) : known;
  }

  @Override
  protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
    String typeName = "java.lang.reflect.Proxy of " + String.join(", ", interfaces);
    filter.refuse(typeName);
    throw new InvalidClassException(typeName, "a proxy");
  }

  @Override
  protected @Nullable Object resolveObject(Object object) throws IOException {
    if (object instanceof OptionalSurrogate surrogate) {
      return surrogate.original();
    } else if (object instanceof RecordSurrogate surrogate) {
      return record(surrogate.shape(), surrogate.values());
    }
    return object instanceof Reference reference ? resolved(reference) : object;
  }

  private Object resolved(Reference reference) throws IOException {
    Object resolved = forms.references().resolve(reference);
    if (resolved == null) {
      filter.refuse(reference.type());
      throw new InvalidClassException(reference.type(), "not a type of children here");
    }
    filter.resolvedTo(resolved.getClass());
    return resolved;
  }

  private Object record(RecordShape shape, @Nullable Object[] values) throws IOException {
    Class<?> type = shape.type();
    if (!type.isRecord() || !forms.allowed().allows(type)) {
      filter.refuse(type.getTypeName());
      throw new InvalidClassException(type.getTypeName(), "not an allowed record");
    }
    return forms.records().get(type).create(shape.names(), values);
  }
}
