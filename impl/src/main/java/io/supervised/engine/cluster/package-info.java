/**
 * The adapter to JGroups and Infinispan: members, messages, the consistent hash and replicated data, in terms of the core.
 *
 * <p>No type of either library leaves this package, and nothing is decided in it.
 */
@NullMarked
package io.supervised.engine.cluster;

import org.jspecify.annotations.NullMarked;
