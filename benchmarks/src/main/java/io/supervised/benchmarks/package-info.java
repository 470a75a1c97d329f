/**
 * What the parts of the engine cost, each measured beside a baseline in the same run, since times alone depend on the machine.
 *
 * <p>Each class is a benchmark with a {@code main} that runs it and prints the ratios.
 */
@NullMarked
package io.supervised.benchmarks;

import org.jspecify.annotations.NullMarked;
