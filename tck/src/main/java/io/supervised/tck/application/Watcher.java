package io.supervised.tck.application;

import io.supervised.Supervised;

/** A bean with one child on every node. */
@Supervised(everyNode = true)
public class Watcher {}
