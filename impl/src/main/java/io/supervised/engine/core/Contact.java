package io.supervised.engine.core;

import org.jspecify.annotations.Nullable;

/**
 * What was found at an address at the last attempt to connect.
 *
 * @param node the life of a node that answered, or null if nobody of ours is there: refused, or foreign
 * @param since when a node answered; or when the attempt began that found nobody
 */
record Contact(@Nullable NodeId node, Time since) {

  boolean isVacant() {
    return node == null;
  }
}
