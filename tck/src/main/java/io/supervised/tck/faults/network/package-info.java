/**
 * The network between the nodes: namespaces joined by a bridge, whose links can be cut, or the plain loopback.
 */
@NullMarked
package io.supervised.tck.faults.network;

import org.jspecify.annotations.NullMarked;
