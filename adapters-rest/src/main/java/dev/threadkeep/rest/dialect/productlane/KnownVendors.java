package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.domain.vendor.Vendor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The vendors whose ids Productlane shows and takes. */
final class KnownVendors {

  static final List<Vendor> ALL =
      Stream.of("intercom", "front", "zendesk", "hubspot", "plain", "productboard", "slack_channel")
          .map(Vendor::new)
          .toList();

  private KnownVendors() {}

  /** Those ids that are there, by the vendors' names. */
  static Map<String, String> ids(Function<Vendor, Optional<String>> idAt) {
    var ids = new LinkedHashMap<String, String>();
    for (var vendor : ALL) {
      idAt.apply(vendor).ifPresent(id -> ids.put(vendor.name(), id));
    }
    return ids;
  }
}
