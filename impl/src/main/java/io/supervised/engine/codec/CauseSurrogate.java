package io.supervised.engine.codec;

import java.io.Serializable;

/** Stands in the serial form of a throwable for its cause, which travels apart from it. */
record CauseSurrogate() implements Serializable {}
