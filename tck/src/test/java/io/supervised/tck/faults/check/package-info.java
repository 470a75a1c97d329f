/** Tests of the checker: known bad histories that it must find, and good ones that it must leave alone. */
@NullMarked
package io.supervised.tck.faults.check;

import org.jspecify.annotations.NullMarked;
