package io.supervised.tck.application;

import jakarta.enterprise.context.RequestScoped;

/** Lives as long as the call in which it is used. */
@RequestScoped
public class Visit {

  private int questions;

  public int question() {
    return ++questions;
  }
}
