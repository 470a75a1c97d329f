package io.supervised.engine.codec;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a record that is not serializable.
 *
 * @param shape what the values belong to; all records of a class share it within a stream
 * @param values of the components
 */
@SuppressWarnings({
  "ArrayRecordComponent", // written and read, never compared
  "serial" // what is in the array was checked or has a surrogate too
})
record RecordSurrogate(RecordShape shape, @Nullable Object[] values) implements Serializable {}
