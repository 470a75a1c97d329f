package io.supervised.tck.faults.node;

/** A child that does nothing: it costs no thread, so there can be many. */
final class Idler {}
