package dev.threadkeep.application.outbox;

import dev.threadkeep.application.directory.entry.Kind;
import java.util.Map;
import java.util.Optional;

/** By what ids a vendor knows entries of the directory. */
public record VendorNames(Map<Entry, String> all) {
  public VendorNames {
    all = Map.copyOf(all);
  }

  /** An entry, by its id of ours. */
  public record Entry(Kind kind, String id) {}

  /** What the vendor calls it, where it knows it. */
  public Optional<String> of(Kind kind, String id) {
    return Optional.ofNullable(all.get(new Entry(kind, id)));
  }
}
