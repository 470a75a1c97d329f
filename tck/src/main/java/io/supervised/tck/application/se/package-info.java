/** The application as a program of its own, in a CDI container of Java SE. */
@NullMarked
package io.supervised.tck.application.se;

import org.jspecify.annotations.NullMarked;
