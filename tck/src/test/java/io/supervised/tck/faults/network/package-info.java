/** Tests of the network between nodes. */
@NullMarked
package io.supervised.tck.faults.network;

import org.jspecify.annotations.NullMarked;
