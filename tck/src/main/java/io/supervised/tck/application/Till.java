package io.supervised.tck.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Works in a transaction of its caller, and not without. */
@ApplicationScoped
public class Till {

  @Transactional(TxType.MANDATORY)
  public String pay() {
    return "paid";
  }
}
