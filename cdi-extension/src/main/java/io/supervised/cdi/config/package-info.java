/**
 * The {@code supervised.*} keys of MicroProfile Config: read once, checked together, turned into the engine's settings.
 *
 * <p>Without an implementation of MicroProfile Config, system properties and environment variables are read.
 */
@NullMarked
package io.supervised.cdi.config;

import org.jspecify.annotations.NullMarked;
