/**
 * What an application's code compiles against: the annotation, the supervisor, and what they answer.
 *
 * <p>Nothing here knows how the cluster works; every type is a plain annotation, interface, record or exception.
 */
@NullMarked
package io.supervised;

import org.jspecify.annotations.NullMarked;
