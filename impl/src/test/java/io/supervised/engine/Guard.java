package io.supervised.engine;

/** A bean with a child on each node. */
class Guard {

  String post() {
    return "here";
  }
}
