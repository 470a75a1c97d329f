package io.supervised.engine.codec;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ThrownOutput} writes, and puts the cause that was read before in its place. */
final class ThrownInput extends ValueInput {

  private final @Nullable Throwable cause;

  ThrownInput(
      InputStream in,
      ClassLoader loader,
      Forms forms,
      StreamFilter filter,
      @Nullable Throwable cause)
      throws IOException {
    super(in, loader, forms, filter);
    this.cause = cause;
  }

  @Override
  protected @Nullable Object resolveObject(Object object) throws IOException {
    return object instanceof CauseSurrogate ? cause : super.resolveObject(object);
  }
}
