package dev.threadkeep.rest.docs;

import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.UnknownRoute;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The first page, the documents, and the pages that show them. Nobody needs a key for them. */
@Controller
final class DocsController {

  private final ApiDocuments documents;
  private final Map<String, String> pages = new ConcurrentHashMap<>();

  DocsController(ApiDocuments documents) {
    this.documents = documents;
  }

  record Home(String service, String docs, Map<String, String> openapi, String health) {}

  @Get("/")
  Home home() {
    var links = new TreeMap<String, String>();
    documents.names().forEach(name -> links.put(name, "/openapi/" + name + ".yaml"));
    return new Home("Threadkeep", "/docs", links, "/health/readiness");
  }

  @Get("/openapi/{name}.yaml")
  @Produces("application/yaml")
  HttpResponse<String> yaml(String name) {
    return HttpResponse.ok(documents.yaml(name).orElseThrow(DocsController::unknown))
        .contentType(MediaType.of("application/yaml;charset=utf-8"));
  }

  @Get("/openapi/{name}.json")
  Map<String, Object> json(String name) {
    return documents.tree(name).orElseThrow(DocsController::unknown);
  }

  @Get("/docs")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> index() {
    return page(DocsPage.index(documents.names()));
  }

  @Get("/docs/{name}")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> show(String name) {
    var document = documents.tree(name).orElseThrow(DocsController::unknown);
    return page(pages.computeIfAbsent(name, _ -> DocsPage.of(name, document)));
  }

  private static HttpResponse<String> page(String html) {
    return HttpResponse.ok(html)
        .contentType(MediaType.TEXT_HTML_TYPE)
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  private static ApiException unknown() {
    return new ApiException(new UnknownRoute());
  }
}
