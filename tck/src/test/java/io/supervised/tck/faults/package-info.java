/** Tests of the driver, up to a short campaign against real processes. */
@NullMarked
package io.supervised.tck.faults;

import org.jspecify.annotations.NullMarked;
