/** What children and their callers notice of moves: nodes that join, leave and restart in turn, with 10,000 stateful children under load. */
@NullMarked
package io.supervised.benchmarks.moves;

import org.jspecify.annotations.NullMarked;
