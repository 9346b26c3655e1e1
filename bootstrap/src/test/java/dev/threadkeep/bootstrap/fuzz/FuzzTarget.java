package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A running service, a key for everything in an organization made for this, and a thread of another
 * organization.
 */
public record FuzzTarget(
    InetSocketAddress address, String key, String foreignThread, List<ApiDocument> documents) {

  /** Whose errors answer for the paths that belong to nobody. */
  private static final String FALLBACK = "canonical";

  public FuzzTarget {
    documents = List.copyOf(documents);
  }

  /** Every document that the service's first page links is fuzzed. */
  public static FuzzTarget of(String url, String key, String foreignKey) throws IOException {
    var uri = URI.create(url);
    var address = new InetSocketAddress(uri.getHost(), uri.getPort());
    try (var wire = new Wire(address)) {
      var api = new Api(wire, key);
      var documents = new ArrayList<ApiDocument>();
      for (var link : api.get("/").path("openapi").properties()) {
        var document = api.get(link.getValue().asText().replace(".yaml", ".json"));
        documents.add(new ApiDocument(link.getKey(), document));
      }
      JsonNode foreign = new Api(wire, foreignKey).post("/v1/threads", "{\"title\": \"Foreign\"}");
      return new FuzzTarget(address, key, foreign.path("id").asText(), documents);
    }
  }

  /** How many operations the documents have. */
  public int operations() {
    return documents.stream().mapToInt(document -> document.operations().size()).sum();
  }

  Judge judge() {
    var fallback =
        documents.stream()
            .filter(document -> document.name().equals(FALLBACK))
            .findFirst()
            .orElseThrow();
    return new Judge(documents, fallback);
  }
}
