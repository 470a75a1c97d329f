package io.supervised.engine.codec;

/**
 * How objects are written and read that Java serialization alone would not, and which objects are not.
 *
 * @param allowed the classes that may be written and read
 * @param records how records that are not serializable are taken apart
 * @param references what stands for children
 */
record Forms(AllowList allowed, RecordTypes records, References references) {}
