package dev.threadkeep.rest.docs;

import dev.threadkeep.rest.http.ApiSurface;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document of each API that has one: the resource {@code openapi/<name>.yaml}. */
@Singleton
final class ApiDocuments {

  private final List<String> names;

  /** Nobody needs a key for them, and each takes half a second of a processor to read. */
  private final Map<String, Map<String, Object>> trees = new ConcurrentHashMap<>();

  ApiDocuments(List<ApiSurface> surfaces) {
    names =
        surfaces.stream()
            .map(ApiSurface::name)
            .filter(name -> ApiDocuments.class.getResource(resource(name)) != null)
            .sorted()
            .toList();
  }

  List<String> names() {
    return names;
  }

  /** The document as it is written. */
  Optional<String> yaml(String name) {
    return names.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  /** The document as maps and lists. */
  Optional<Map<String, Object>> tree(String name) {
    return names.contains(name)
        ? Optional.of(trees.computeIfAbsent(name, ApiDocuments::parsed))
        : Optional.empty();
  }

  private static Map<String, Object> parsed(String name) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(read(name));
  }

  private static String read(String name) {
    try (var resource = ApiDocuments.class.getResourceAsStream(resource(name))) {
      if (resource == null) {
        throw new IllegalStateException("the document of %s is gone".formatted(name));
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String resource(String name) {
    return "/openapi/" + name + ".yaml";
  }
}
