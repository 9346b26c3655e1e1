package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import com.networknt.schema.serialization.YamlMapperFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The schema of a request or an answer in a vendor's own OpenAPI document. */
public final class DocumentedSchema {
  private static final String SCHEMA = "/content/application~1json/schema";

  private final JsonSchema schema;

  private DocumentedSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * Reads that of a request.
   *
   * @param operation a JSON pointer to the operation
   */
  public static DocumentedSchema ofRequest(String document, String operation) {
    return at(document, operation + "/requestBody" + SCHEMA);
  }

  /**
   * Reads that of an answer.
   *
   * @param operation a JSON pointer to the operation
   */
  public static DocumentedSchema ofAnswer(String document, String operation, int status) {
    return at(document, "%s/responses/%d%s".formatted(operation, status, SCHEMA));
  }

  /** Reads that of an answer which several operations have. */
  public static DocumentedSchema ofAnswer(String document, String name) {
    return at(document, "/components/responses/" + name + SCHEMA);
  }

  private static DocumentedSchema at(String document, String pointer) {
    try (var file = DocumentedSchema.class.getResourceAsStream("/" + document)) {
      var node = YamlMapperFactory.getInstance().readTree(file).at(pointer);
      assertThat(node.isObject()).as(pointer).isTrue();
      return new DocumentedSchema(
          JsonSchemaFactory.builder()
              .metaSchema(OpenApi30.getInstance())
              .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
              .build()
              .getSchema(
                  node,
                  SchemaValidatorsConfig.builder()
                      .formatAssertionsEnabled(true)
                      .locale(Locale.ROOT)
                      .build()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What is wrong with it; nothing where it is as documented. */
  public List<String> flaws(JsonNode body) {
    return schema.validate(body).stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  /** Fails unless it is as documented. */
  public void check(JsonNode body) {
    assertThat(flaws(body)).as(body.toString()).isEmpty();
  }
}
