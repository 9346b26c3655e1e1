package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.holding.Holding;
import dev.threadkeep.application.holding.Holdings;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Unsupported;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** An organization's connections in one text, which tells by itself whether any has changed. */
final class HoldingsText {
  /** Of the organization of the table {@code policy} under the alias {@code p}. */
  static final String COLUMN =
      """
      (SELECT string_agg(concat_ws(' ', c.id, c.vendor, c.settings ->> 'unsupported'), ','
                         ORDER BY c.created_at, c.id)
         FROM connection c
        WHERE c.organization_id = p.organization_id)""";

  private HoldingsText() {}

  /** Those whose vendors can be called. */
  static Holdings read(String text, Function<Vendor, Optional<Capabilities>> capabilities) {
    return new Holdings(
        Arrays.stream(text.split(",", -1)).flatMap(each -> holding(each, capabilities)).toList());
  }

  private static Stream<Holding> holding(
      String text, Function<Vendor, Optional<Capabilities>> capabilities) {
    var parts = text.split(" ", -1);
    var vendor = new Vendor(parts[1]);
    return capabilities
        .apply(vendor)
        .map(
            can ->
                new Holding(
                    ConnectionId.parse(parts[0]),
                    vendor,
                    ValueJson.read(Unsupported.class, parts[2]),
                    can))
        .stream();
  }
}
