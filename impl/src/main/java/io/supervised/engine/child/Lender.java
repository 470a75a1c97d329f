package io.supervised.engine.child;

import java.util.concurrent.Executor;

/**
 * Whoever lends threads for the code of children: an application server.
 *
 * @param name what it is called in the configuration
 * @param tasks runs what ends by itself
 * @param loops runs what may go on as long as its child lives
 */
public record Lender(String name, Executor tasks, Executor loops) {}
