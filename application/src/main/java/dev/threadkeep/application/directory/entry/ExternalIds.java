package dev.threadkeep.application.directory.entry;

import dev.threadkeep.domain.vendor.Vendor;
import java.util.Map;
import java.util.Optional;

/**
 * By what id each vendor knows an entry, 1 to 255 characters; unique per organization, kind and
 * vendor.
 */
public record ExternalIds(Map<Vendor, String> all) {
  private static final ExternalIds NONE = new ExternalIds(Map.of());

  public ExternalIds {
    all = Map.copyOf(all);
    all.forEach((vendor, id) -> Limits.present("external_ids/" + vendor, 255, id));
  }

  public static ExternalIds none() {
    return NONE;
  }

  public static ExternalIds of(Vendor vendor, String id) {
    return new ExternalIds(Map.of(vendor, id));
  }

  public Optional<String> at(Vendor vendor) {
    return Optional.ofNullable(all.get(vendor));
  }
}
