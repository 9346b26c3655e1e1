package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import com.networknt.schema.serialization.YamlMapperFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The schemas of Productlane's published OpenAPI document for updating a thread, verbatim. */
final class ProductlaneSchemas {

  private final JsonSchema thread;
  private final JsonSchema error;

  private ProductlaneSchemas(JsonSchema thread, JsonSchema error) {
    this.thread = thread;
    this.error = error;
  }

  static ProductlaneSchemas load() {
    try (var file = ProductlaneSchemas.class.getResourceAsStream("update-a-thread.yaml")) {
      var document = YamlMapperFactory.getInstance().readTree(file);
      return new ProductlaneSchemas(
          schema(
              document.at(
                  "/paths/~1threads~1{id}/patch/responses/200/content/application~1json/schema")),
          schema(document.at("/components/responses/error/content/application~1json/schema")));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static JsonSchema schema(JsonNode node) {
    assertThat(node.isObject()).isTrue();
    return JsonSchemaFactory.builder()
        .metaSchema(OpenApi30.getInstance())
        .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
        .build()
        .getSchema(node, SchemaValidatorsConfig.builder().build());
  }

  /** Fails unless this is a thread with exactly the members that Productlane's have. */
  void checkThread(JsonNode body) {
    assertThat(thread.validate(body)).as(body.toString()).isEmpty();
  }

  /** Fails unless this is an error as Productlane's document has it. */
  void checkError(JsonNode body) {
    assertThat(error.validate(body)).as(body.toString()).isEmpty();
  }
}
