package dev.threadkeep.bootstrap.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code docs/export.schema.json}, which says what a line of an export may be. */
public final class ExportSchema {
  private static final Path DOCS = Path.of("..", "docs");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchema schema;

  public ExportSchema() {
    schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                read("export.schema.json"),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  static String read(String document) {
    try {
      return Files.readString(DOCS.resolve(document));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What is wrong with a line; empty if nothing is. */
  public List<String> flaws(String line) {
    try {
      return schema.validate(JSON.readTree(line)).stream().map(Object::toString).toList();
    } catch (JsonProcessingException broken) {
      return List.of("not JSON: " + broken.getMessage());
    }
  }
}
