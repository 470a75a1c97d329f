package io.supervised.engine.stub;

/** Makes the stubs of one type. */
@FunctionalInterface
interface StubMaker {

  Object make(StubHandler handler);
}
