package dev.threadkeep.rest.canonical;

import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.UnknownRoute;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** Explains each problem at the address that is its {@code type}. */
@Hidden
@Controller(ProblemPages.BASE)
final class ProblemPages {

  static final String BASE = "/problems";

  @Get("/{slug}")
  ProblemPage asJson(String slug) {
    return ProblemPage.of(find(slug));
  }

  @Get("/{slug}")
  @Produces(MediaType.TEXT_HTML)
  String asHtml(String slug) {
    return ProblemPage.of(find(slug)).toHtml();
  }

  private static ProblemType find(String slug) {
    return ProblemType.ofSlug(slug).orElseThrow(() -> new ApiException(new UnknownRoute()));
  }

  record ProblemPage(String type, String code, int status, String title, String explanation) {

    static ProblemPage of(ProblemType problem) {
      return new ProblemPage(
          problem.page(),
          problem.code(),
          problem.status().getCode(),
          problem.title(),
          problem.explanation());
    }

    /** Its parts are our own words from the catalogue, so nothing needs escaping. */
    String toHtml() {
      return """
          <!doctype html>
          <html lang="en">
          <head><meta charset="utf-8"><title>%2$s</title></head>
          <body>
          <h1>%2$s</h1>
          <p>HTTP status %3$d, code <code>%1$s</code></p>
          <p>%4$s</p>
          </body>
          </html>
          """
          .formatted(code, title, status, explanation);
    }
  }
}
