package io.supervised.engine.call;

import io.supervised.engine.child.CallChains;
import io.supervised.engine.codec.Codec;
import java.util.function.LongSupplier;

/**
 * What calls are made with on this node.
 *
 * @param children those that run here
 * @param methods of their beans
 * @param chains which child waits for which
 * @param codec of arguments and results
 * @param clock monotonic, in nanoseconds
 */
record Local(
    Callees children, BeanMethods methods, CallChains chains, Codec codec, LongSupplier clock) {}
