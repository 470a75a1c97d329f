package io.supervised.engine;

/** A bean with one child that starts by itself. */
class Lamp {

  boolean isOn() {
    return true;
  }
}
