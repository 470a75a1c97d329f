package io.supervised.tck.application.web;

import io.supervised.tck.application.Located;
import io.supervised.tck.application.Single;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Says where the beans are that were injected into a session bean. */
@Stateless
public class AnswerBean {

  @Inject
  Single single;

  @Inject
  Located located;

  public String answer() {
    return single.node() + " " + located.node();
  }
}
