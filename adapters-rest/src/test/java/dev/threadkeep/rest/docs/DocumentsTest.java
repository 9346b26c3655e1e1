package dev.threadkeep.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import dev.threadkeep.rest.service.Documents;
import dev.threadkeep.rest.service.Service;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsTest {

  private final Documents documents = new Documents();
  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void the_documents_have_every_route_and_no_other() {
    var routes =
        service
            .bean(Router.class)
            .uriRoutes()
            .filter(route -> isOfAnApi(route.getUriMatchTemplate().toPathString()))
            .filter(route -> !route.getHttpMethodName().equals("HEAD"))
            .map(DocumentsTest::operation)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documents.operations()).isEqualTo(routes).hasSizeGreaterThan(25);
  }

  @Test
  void a_document_is_read_once() {
    var documents = service.bean(ApiDocuments.class);

    assertThat(documents.tree("canonical").orElseThrow())
        .isSameAs(documents.tree("canonical").orElseThrow());
  }

  @Test
  void the_documents_have_every_query_parameter_and_no_other() {
    var taken =
        service
            .bean(Router.class)
            .uriRoutes()
            .filter(route -> isOfAnApi(route.getUriMatchTemplate().toPathString()))
            .filter(route -> !route.getHttpMethodName().equals("HEAD"))
            .flatMap(
                route ->
                    Stream.of(route.getAnnotationMetadata().stringValues(TakesParameters.class))
                        .map(name -> operation(route) + " " + name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documents.queryParameters()).isEqualTo(taken).hasSizeGreaterThan(25);
  }

  @Test
  void every_reference_leads_somewhere_and_every_operation_is_described() {
    documents
        .all()
        .forEach(
            (name, document) -> {
              assertThat(document.findValuesAsText("$ref"))
                  .allSatisfy(
                      reference ->
                          assertThat(document.at(reference.substring(1)).isMissingNode())
                              .as("%s in %s", reference, name)
                              .isFalse());
              assertThat(document.at("/info/description").asText()).isNotEmpty();
              assertThat(document.path("security").size()).isPositive();
              document.path("paths").forEach(path -> path.forEach(DocumentsTest::assertDescribed));
            });
  }

  @ParameterizedTest
  @MethodSource("dev.threadkeep.rest.service.Documents#names")
  void documents_are_served_as_yaml_as_json_and_as_a_page_without_a_key(String name) {
    var yaml = service.get("/openapi/" + name + ".yaml", "X-API-Key", "none");
    var json = service.get("/openapi/" + name + ".json", "X-API-Key", "none");
    var page = service.get("/docs/" + name, "X-API-Key", "none", "Accept", "text/html");

    assertThat(yaml.status()).isEqualTo(200);
    assertThat(yaml.body()).startsWith("openapi: 3.1.0");
    assertThat(yaml.headers().get("content-type")).startsWith("application/yaml");
    assertThat(json.json()).isEqualTo(documents.all().get(name));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().get("content-type")).startsWith("text/html");
    assertThat(page.body()).contains(paths(name)).doesNotContain("<script", "http://", "src=");
  }

  @Test
  void the_first_page_points_to_all_of_it() {
    var home = service.get("/", "X-API-Key", "none").json();

    assertThat(home.path("docs").asText()).isEqualTo("/docs");
    assertThat(home.at("/openapi/acme").asText()).isEqualTo("/openapi/acme.yaml");
    assertThat(service.get("/docs", "Accept", "text/html").body()).contains("/docs/canonical");
  }

  @ParameterizedTest
  @CsvSource({
    "/docs,application/json,text/html",
    "/docs/acme,application/json,text/html",
    "/openapi/acme.yaml,text/html,application/yaml",
    "/,text/html,application/json"
  })
  void who_accepts_nothing_that_there_is_is_told_what_there_is(
      String path, String accepted, String available) {
    var answer = service.get(path, "X-API-Key", "none", "Accept", accepted);

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.text("/code")).isEqualTo("not_acceptable");
    assertThat(answer.text("/detail")).isEqualTo("Accept %s.".formatted(available));
  }

  @Test
  void a_document_that_there_is_not_is_a_problem() {
    var answer = service.get("/openapi/nobody.yaml");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("/code")).isEqualTo("unknown_route");
  }

  private List<String> paths(String name) {
    return documents.all().get(name).path("paths").propertyStream().map(Map.Entry::getKey).toList();
  }

  private static void assertDescribed(JsonNode operation) {
    assertThat(operation.path("summary").asText()).isNotEmpty();
    assertThat(operation.path("description").asText()).contains("scope");
    assertThat(operation.path("operationId").asText()).isNotEmpty();
  }

  private boolean isOfAnApi(String path) {
    return service.beans(ApiSurface.class).stream().anyMatch(surface -> surface.owns(path));
  }

  private static String operation(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
  }
}
