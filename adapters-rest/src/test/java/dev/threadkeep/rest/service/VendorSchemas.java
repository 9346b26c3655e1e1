package dev.threadkeep.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON schemas of what vendors document, each in a file beside the tests of its dialect. */
public final class VendorSchemas {

  private VendorSchemas() {}

  /** Fails unless {@code body} fits the schema in {@code <name>.schema.json} beside a test. */
  public static void check(Class<?> test, String name, JsonNode body) {
    try (var file = test.getResourceAsStream(name + ".schema.json")) {
      var schema =
          JsonSchemaFactory.getInstance(VersionFlag.V202012)
              .getSchema(
                  file, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
      assertThat(schema.validate(body)).as(body.toString()).isEmpty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
