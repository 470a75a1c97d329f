/**
 * The application of each node under test. Everything is asked by {@link io.supervised.tck.application.Answers} in plain text,
 * so that it does not matter in which process it runs.
 */
@NullMarked
package io.supervised.tck.application;

import org.jspecify.annotations.NullMarked;
