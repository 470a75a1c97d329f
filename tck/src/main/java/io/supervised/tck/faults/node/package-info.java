/**
 * What runs inside a node's JVM: children that write down whatever happens to them.
 */
@NullMarked
package io.supervised.tck.faults.node;

import org.jspecify.annotations.NullMarked;
