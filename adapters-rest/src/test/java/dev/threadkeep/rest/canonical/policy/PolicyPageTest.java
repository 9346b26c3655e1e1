package dev.threadkeep.rest.canonical.policy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.rest.service.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code docs/policy.md} says of the fields and of the reasons. */
class PolicyPageTest {

  private static final JsonNode SCHEMAS =
      new Documents().all().get("canonical").at("/components/schemas");

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/policy.md"));
  }

  /** The fields as the page has them: {@code inbound.when_snoozed}, {@code reasons[].code}. */
  private static List<String> fields(String prefix, JsonNode schema) {
    var resolved =
        schema.has("$ref")
            ? SCHEMAS.path(schema.path("$ref").asText().replaceFirst(".*/", ""))
            : schema;
    var fields = new ArrayList<String>();
    for (var choice : resolved.path("anyOf")) {
      fields.addAll(fields(prefix, choice));
    }
    if (resolved.has("items")) {
      fields.addAll(fields(prefix.replaceFirst("\\.$", "[]."), resolved.path("items")));
    }
    resolved
        .path("properties")
        .properties()
        .forEach(
            property -> {
              var name = prefix + property.getKey();
              var parts = fields(name + ".", property.getValue());
              fields.addAll(parts.isEmpty() ? List.of(name) : parts);
            });
    return fields;
  }

  @Test
  void every_field_is_explained() throws IOException {
    var page = page();

    assertThat(fields("", SCHEMAS.path("PolicyInput")))
        .hasSizeGreaterThan(20)
        .filteredOn(field -> !field.equals("version"))
        .allSatisfy(field -> assertThat(page).contains("| `%s` | ".formatted(field)));
  }

  @Test
  void the_built_in_reasons_are_those_of_the_standard_catalogue() throws IOException {
    var rows =
        ReasonCatalogue.standard().reasons().stream()
            .map(PolicyPageTest::row)
            .collect(joining("\n"));

    assertThat(page()).contains(rows);
  }

  private static String row(CatalogueReason entry) {
    var words =
        entry.codesFor(new Through("feather")).stream()
            .map("`%s`"::formatted)
            .collect(joining(", "));
    return "| `%s` | %s | %s|"
        .formatted(entry.reason(), entry.label(), words.isEmpty() ? "" : words + " ");
  }
}
