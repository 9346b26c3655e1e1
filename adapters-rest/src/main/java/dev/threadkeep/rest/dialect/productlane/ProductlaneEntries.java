package dev.threadkeep.rest.dialect.productlane;

import static java.util.stream.Collectors.toSet;

import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.Field;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds entries of the directory by Productlane's ids of them, else by their own. */
@Singleton
final class ProductlaneEntries {

  private final DirectoryStore directory;

  ProductlaneEntries(DirectoryStore directory) {
    this.directory = directory;
  }

  <D extends Details> Optional<Entry<D>> find(Call call, Class<D> kind, String id) {
    return Optional.ofNullable(find(call, kind, List.of(id)).get(id));
  }

  /**
   * The same where there must be one.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException naming {@code pointer} if there is none
   */
  <D extends Details> Entry<D> get(Call call, Class<D> kind, String pointer, String id) {
    return find(call, kind, id).orElseThrow(() -> unknown(kind, pointer));
  }

  /**
   * The same for several, in two trips.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException naming the first that is none
   */
  <D extends Details> List<Entry<D>> getAll(
      Call call, Class<D> kind, String pointer, List<String> ids) {
    var found = find(call, kind, ids);
    var entries = new ArrayList<Entry<D>>();
    for (int position = 0; position < ids.size(); position++) {
      var entry = found.get(ids.get(position));
      if (entry == null) {
        throw unknown(kind, pointer + "/" + position);
      }
      entries.add(entry);
    }
    return entries;
  }

  private <D extends Details> Map<String, Entry<D>> find(
      Call call, Class<D> kind, Collection<String> ids) {
    var vendor = Productlane.DIALECT.vendor();
    var found = new HashMap<String, Entry<D>>();
    if (ids.isEmpty()) {
      return found;
    }
    for (var entry : directory.findByExternalIds(call.caller(), kind, vendor, ids)) {
      entry.externalIds().at(vendor).ifPresent(id -> found.put(id, entry));
    }
    var others =
        ids.stream()
            .filter(id -> !found.containsKey(id))
            .flatMap(id -> entryId(id).stream())
            .collect(toSet());
    if (!others.isEmpty()) {
      for (var entry : directory.findAll(call.caller(), kind, others)) {
        found.put(entry.id().value(), entry);
      }
    }
    return found;
  }

  private static Optional<EntryId> entryId(String text) {
    try {
      return Optional.of(new EntryId(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static ApiException unknown(Class<? extends Details> kind, String pointer) {
    return Field.invalid(pointer, "is not the id of a " + Kind.of(kind).word());
  }
}
