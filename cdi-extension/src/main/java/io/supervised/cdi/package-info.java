/**
 * The CDI portable extension: finds supervised beans, gives out stubs for them, and starts and stops the node with the
 * container.
 *
 * <p>One extension instance is one container is one node; nothing is kept in statics.
 */
@NullMarked
package io.supervised.cdi;

import org.jspecify.annotations.NullMarked;
