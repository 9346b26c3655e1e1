package dev.threadkeep.rest.canonical.connection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.rest.canonical.Words;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A vendor with what it can do.
 *
 * @param baseUrl that the vendor's customers use
 * @param credentials the names of those that a connection may have
 * @param operations whether a caller who asks for each is followed by the vendor
 * @param writes what it can be given
 * @param reads what it shows
 * @param messages the kinds that it can be given
 * @param listing which of its threads it lists
 * @param needsActor whether somebody whom it knows must be named as the one who acts
 */
@JsonNaming(SnakeCaseStrategy.class)
record VendorRepresentation(
    String vendor,
    String baseUrl,
    List<String> credentials,
    Map<String, Boolean> operations,
    List<String> writes,
    List<String> reads,
    List<String> messages,
    String listing,
    boolean needsActor) {

  static VendorRepresentation of(VendorBackend backend) {
    var capabilities = backend.capabilities();
    var operations = new LinkedHashMap<String, Boolean>();
    for (var operation : VendorOperation.values()) {
      operations.put(Words.of(operation), capabilities.operations().contains(operation));
    }
    return new VendorRepresentation(
        backend.vendor().name(),
        backend.usualBaseUrl(),
        backend.credentials().stream().sorted().toList(),
        operations,
        words(capabilities.writes()),
        words(capabilities.reads()),
        words(capabilities.messages()),
        Words.of(capabilities.listing()),
        capabilities.needsActor());
  }

  private static List<String> words(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(Words::of).sorted().toList();
  }
}
