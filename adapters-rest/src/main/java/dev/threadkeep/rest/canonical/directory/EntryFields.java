package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.InvalidDetailException;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Pointers;
import dev.threadkeep.rest.reference.ReferenceRules;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the inputs and representations of all kinds have in common. */
final class EntryFields {

  private static final String EXTERNAL_IDS = "#/external_ids";
  private static final int MOST_EXTERNAL_IDS = 32;

  private EntryFields() {}

  /**
   * The details that {@code given} makes.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException naming the field that does not fit
   */
  static <D extends Details> D details(Supplier<D> given) {
    try {
      return given.get();
    } catch (InvalidDetailException refused) {
      throw Field.invalid("#/" + refused.field(), Field.words(refused));
    }
  }

  /** The ids by vendor; null stands for none. */
  static ExternalIds externalIds(@Nullable Map<String, @Nullable String> given) {
    if (given == null) {
      return ExternalIds.none();
    }
    if (given.size() > MOST_EXTERNAL_IDS) {
      throw Field.invalid(
          EXTERNAL_IDS, "must have at most %d members".formatted(MOST_EXTERNAL_IDS));
    }
    var ids = new HashMap<Vendor, String>();
    given.forEach(
        (name, id) -> {
          var pointer = Pointers.member(EXTERNAL_IDS, name);
          var vendor = ReferenceRules.vendor(pointer, name);
          if (id != null) {
            Field.of(pointer, () -> ExternalIds.of(vendor, id));
            ids.put(vendor, id);
          }
        });
    return new ExternalIds(ids);
  }

  /** The ids by vendor, in the order of the vendors' names. */
  static Map<String, String> externalIds(Entry<?> entry) {
    var ids = new TreeMap<String, String>();
    entry.externalIds().all().forEach((vendor, id) -> ids.put(vendor.name(), id));
    return ids;
  }
}
