package dev.threadkeep.rest.dialect.feather;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import com.networknt.schema.serialization.YamlMapperFactory;
import dev.threadkeep.rest.service.VendorSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The response schemas of Feather's published OpenAPI document. */
final class FeatherSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Integer, JsonSchema> byStatus;

  private FeatherSchemas(Map<Integer, JsonSchema> byStatus) {
    this.byStatus = byStatus;
  }

  static FeatherSchemas load() {
    try (var file = FeatherSchemas.class.getResourceAsStream("close-a-thread.yaml")) {
      var responses =
          YamlMapperFactory.getInstance()
              .readTree(file)
              .at("/paths/~1api~1v1~1threads~1{threadId}~1close/patch/responses");
      var factory =
          JsonSchemaFactory.builder()
              .metaSchema(OpenApi30.getInstance())
              .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
              .build();
      var config = SchemaValidatorsConfig.builder().build();
      return new FeatherSchemas(
          Stream.of(200, 400, 404, 500)
              .collect(
                  Collectors.toMap(
                      status -> status,
                      status ->
                          factory.getSchema(
                              (ObjectNode)
                                  responses.at(
                                      "/%d/content/application~1json/schema".formatted(status)),
                              config))));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Fails if {@code body} is not what Feather answers with this status. */
  void check(int status, String body) {
    try {
      assertThat(byStatus).as("documented statuses").containsKey(status);
      assertThat(byStatus.get(status).validate(JSON.readTree(body))).isEmpty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Fails unless this is a thread as Feather's close shows it, whatever else it may have. */
  void checkThread(JsonNode thread) {
    assertThat(byStatus.get(200).validate(JSON.createObjectNode().set("thread", thread)))
        .as(thread.toString())
        .isEmpty();
  }

  /** Fails unless {@code body} fits the schema in {@code <name>.schema.json}. */
  static void check(String name, JsonNode body) {
    VendorSchemas.check(FeatherSchemas.class, name, body);
  }
}
