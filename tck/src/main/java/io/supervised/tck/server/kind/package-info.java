/** The kinds of servers: where each comes from, how it is set up for a node, and how it is given applications. */
@NullMarked
package io.supervised.tck.server.kind;

import org.jspecify.annotations.NullMarked;
