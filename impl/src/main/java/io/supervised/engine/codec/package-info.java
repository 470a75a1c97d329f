/**
 * Arguments, results and exceptions of calls as bytes: frequent values in a short form, all others by Java serialization.
 *
 * <p>Bytes make objects of no other classes than those that the signatures of supervised beans name, the JDK's values and
 * collections, and what the configuration adds.
 */
@NullMarked
package io.supervised.engine.codec;

import org.jspecify.annotations.NullMarked;
