package io.supervised.engine;

/** A bean with a child on each node. */
class Guard {}
