package dev.threadkeep.rest.canonical;

import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.UnknownRoute;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** Explains each problem at the address that is its {@code type}. */
@Controller(ProblemPages.BASE)
final class ProblemPages {

  static final String BASE = "/problems";

  /** As a page for those who ask for one, that is for browsers. */
  @Get("/{slug}")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  HttpResponse<?> explain(String slug, HttpHeaders headers) {
    var page = ProblemPage.of(find(slug));
    var answer =
        headers.accept().contains(MediaType.TEXT_HTML_TYPE)
            ? HttpResponse.ok(page.toHtml()).contentType(MediaType.TEXT_HTML_TYPE)
            : HttpResponse.ok(page).contentType(MediaType.APPLICATION_JSON_TYPE);
    return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
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
