package io.supervised.engine.codec;

/** The classes of records that were met, each looked into once; they are forgotten with their loader. Thread-safe. */
final class RecordTypes {

  private final ClassValue<RecordType> types = new ClassValue<>() {
    @Override
    protected RecordType computeValue(Class<?> type) {
      return RecordType.of(type);
    }
  };

  /** How to handle a class, which is one of records. */
  RecordType get(Class<?> type) {
    return types.get(type);
  }
}
