/**
 * The judge: takes the histories of all processes and says which promise was broken, where.
 *
 * <p>Pure: it reads no clock and no file, and knows the engine by its lines alone.
 */
@NullMarked
package io.supervised.tck.faults.check;

import org.jspecify.annotations.NullMarked;
