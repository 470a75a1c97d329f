/**
 * The connections between nodes that carry the protocol: who answers at which address, messages there and back, and the refused
 * connection that proves a death.
 *
 * <p>They are the node's own, apart from those of the data grid, with threads of their own: nothing that users do can hold them
 * up. What the findings mean is decided in the core.
 */
@NullMarked
package io.supervised.engine.peer;

import org.jspecify.annotations.NullMarked;
