package dev.threadkeep.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.service.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of each dialect leaves out nothing that its document has. */
class DialectPagesTest {

  private static final Path PAGES = Path.of("..", "docs", "dialects");
  private static final String ANYWHERE = "http://localhost:8080";
  private static final Pattern BASE =
      Pattern.compile("\\| base URL \\| `[^`]+` \\| `%s(/[^`]+)` \\|".formatted(ANYWHERE));

  private static final Pattern ROUTE = Pattern.compile("`((?:GET|PUT|POST|PATCH|DELETE) /[^`]*)`");

  /** Neither is a vendor's: one is our own, the other there for tests. */
  private static final Set<String> WITHOUT_PAGE = Set.of("canonical", "acme");

  private final Documents documents = new Documents();

  static SortedSet<String> dialects() {
    var names = Documents.names();
    names.removeAll(WITHOUT_PAGE);
    return names;
  }

  @Test
  void every_dialect_has_a_page_and_every_page_a_dialect() throws IOException {
    try (var pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(dialects());
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void tells_where_clients_point_and_where_its_facts_come_from(String name) throws IOException {
    assertThat(page(name))
        .containsPattern(BASE)
        .contains("## Pointing a client at it", "\n```sh\ncurl ")
        .contains("\n## Routes\n", "\n## Errors\n", "\n## Where the fields ")
        .contains("**[vendor", "**[ours");
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void names_every_route_below_the_base_url(String name) throws IOException {
    var page = page(name);
    var base = BASE.matcher(page).results().findFirst().orElseThrow().group(1);

    var routes =
        paths(name)
            .propertyStream()
            .flatMap(DialectPagesTest::operations)
            .map(operation -> "`%s`".formatted(operation.replaceFirst(" " + base, " ")))
            .toList();

    assertThat(page).contains(routes);
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void names_no_route_that_is_not_served(String name) throws IOException {
    var served = paths(name).propertyStream().flatMap(DialectPagesTest::operations).toList();

    var named = ROUTE.matcher(page(name)).results().map(route -> route.group(1)).toList();

    assertThat(named)
        .isNotEmpty()
        .allSatisfy(
            route ->
                assertThat(served)
                    .anyMatch(operation -> isShortFor(operation, route.split(" ", -1))));
  }

  /** A page may leave out the beginning of a path, which is the same for all. */
  private static boolean isShortFor(String operation, String[] methodAndPath) {
    return operation.startsWith(methodAndPath[0] + " ") && operation.endsWith(methodAndPath[1]);
  }

  private static Stream<String> operations(Map.Entry<String, JsonNode> path) {
    return path.getValue()
        .propertyStream()
        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void names_every_status_parameter_and_field(String name) throws IOException {
    var words = new TreeSet<String>();
    paths(name)
        .forEach(
            path ->
                path.forEach(
                    operation ->
                        operation.path("responses").fieldNames().forEachRemaining(words::add)));
    documents.queryParameters().stream()
        .filter(parameter -> paths(name).has(parameter.split(" ", -1)[1]))
        .map(parameter -> parameter.split(" ", -1)[2])
        .forEach(words::add);
    collectFields(documents.all().get(name).at("/components/schemas"), words);

    var page =
        Pattern.compile("\\W+")
            .splitAsStream(page(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(page).containsAll(words).hasSizeGreaterThan(100);
  }

  private static void collectFields(JsonNode schema, Set<String> names) {
    schema
        .properties()
        .forEach(
            member -> {
              if (member.getKey().equals("properties")) {
                member.getValue().fieldNames().forEachRemaining(names::add);
              }
            });
    schema.forEach(part -> collectFields(part, names));
  }

  private JsonNode paths(String name) {
    return documents.all().get(name).path("paths");
  }

  private static String page(String name) throws IOException {
    return Files.readString(PAGES.resolve(name + ".md"));
  }
}
