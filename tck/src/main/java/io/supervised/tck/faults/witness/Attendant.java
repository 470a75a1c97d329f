package io.supervised.tck.faults.witness;

/** Watches over one activation of a child: that it is alone, and that its effects are taken by the resource. */
public final class Attendant {

  private final Place activated;
  private final Place inside;
  private final Register register;
  private final long own;

  Attendant(Place activated, Place inside, Register register, long own) {
    this.activated = activated;
    this.inside = inside;
    this.register = register;
    this.own = own;
    activated.enter(own);
  }

  /** The child has an effect now; returns whether the resource takes it. */
  public boolean effect() {
    inside.enter(own);
    try {
      return register.take();
    } finally {
      inside.leave(own);
    }
  }

  /** The activation is over. */
  public void end() {
    activated.leave(own);
  }
}
