package io.supervised.engine.codec;

import java.io.Serializable;

/**
 * A class of records as the writer knows it. The reader's may have gained or lost components, as with serializable records.
 *
 * @param type the class
 * @param names of its components, in the order of their values
 */
@SuppressWarnings("ArrayRecordComponent") // written and read, never compared
record RecordShape(Class<?> type, String[] names) implements Serializable {}
