package io.supervised.tck.application.web;

import io.supervised.tck.application.Located;
import io.supervised.tck.application.Single;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Says where the beans are that were injected into a resource. */
@RequestScoped
@Path("answer")
public class AnswerResource {

  @Inject
  Single single;

  @Inject
  Located located;

  @GET
  @Produces("text/plain")
  public String answer() {
    return single.node() + " " + located.node();
  }
}
