package io.supervised.tck.application.web;

import io.supervised.tck.application.Answers;
import io.supervised.tck.application.Located;
import io.supervised.tck.application.Single;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers the question {@code q}; without one, says where the beans are that were injected here. */
@WebServlet("/answer")
public class AnswerServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject
  transient Answers answers;

  @Inject
  transient Single single;

  @Inject
  transient Located located;

  @Inject
  transient AnswerBean bean;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.setCharacterEncoding("UTF-8");
    try {
      response.getWriter().print(answer(request.getParameter("q")));
    } catch (RuntimeException failed) {
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      response.getWriter().print(failed);
    }
  }

  private String answer(@Nullable String question) {
    if (question == null) {
      return single.node() + " " + located.node();
    }
    return question.equals("ejb") ? bean.answer() : answers.answer(question);
  }
}
