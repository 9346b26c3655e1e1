package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import com.networknt.schema.serialization.YamlMapperFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The schema of a request in a vendor's own OpenAPI document. */
public final class RequestSchema {
  private final JsonSchema schema;

  private RequestSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * Reads it.
   *
   * @param operation a JSON pointer to the operation
   */
  public static RequestSchema of(String document, String operation) {
    try (var file = RequestSchema.class.getResourceAsStream("/" + document)) {
      var node =
          YamlMapperFactory.getInstance()
              .readTree(file)
              .at(operation + "/requestBody/content/application~1json/schema");
      assertThat(node.isObject()).as(operation).isTrue();
      return new RequestSchema(
          JsonSchemaFactory.builder()
              .metaSchema(OpenApi30.getInstance())
              .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
              .build()
              .getSchema(
                  node, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Fails unless the vendor would take this. */
  public void check(JsonNode body) {
    assertThat(schema.validate(body)).as(body.toString()).isEmpty();
  }
}
