package io.supervised.engine.stub;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made on paper.
 *
 * @param method the method that was called
 * @param index its place in {@link StubClass#methods()}
 * @param args the arguments as they were given, primitives boxed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // handed from one recording to one sender; nobody compares or keeps it
public record RecordedCall(
    Method method, int index, @Nullable Object[] args) {}
