/** Tests of what runs inside a node's process. */
@NullMarked
package io.supervised.tck.faults.node;

import org.jspecify.annotations.NullMarked;
