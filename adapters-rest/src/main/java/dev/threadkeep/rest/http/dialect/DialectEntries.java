package dev.threadkeep.rest.http.dialect;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The directory as dialects see it: who is known to the dialect's vendor, and by what id. */
@Singleton
public final class DialectEntries {

  private final DirectoryStore directory;

  DialectEntries(DirectoryStore directory) {
    this.directory = directory;
  }

  /** The entry that the vendor knows as {@code externalId}. */
  public <D extends Details> Optional<Entry<D>> knownAs(
      Call call, Dialect dialect, Class<D> kind, String externalId) {
    return directory.findByExternalId(call.caller(), kind, dialect.vendor(), externalId);
  }

  /** The same where the vendor's clients may leave out {@code prefix}, or add it. */
  public <D extends Details> Optional<Entry<D>> knownAs(
      Call call, Dialect dialect, Class<D> kind, String externalId, IdPrefix prefix) {
    var forms = List.of(externalId, prefix.otherForm(externalId));
    return directory.findByExternalIds(call.caller(), kind, dialect.vendor(), forms).stream()
        .min(Comparator.comparing(entry -> !isKnownAs(entry, dialect, externalId)));
  }

  private static boolean isKnownAs(Entry<?> entry, Dialect dialect, String externalId) {
    return entry.externalIds().at(dialect.vendor()).filter(externalId::equals).isPresent();
  }

  /**
   * By what ids the vendor knows those of {@code ids} that it knows, in one trip; none where there
   * is nothing to ask for.
   */
  public <D extends Details> Map<EntryId, String> externalIds(
      Call call, Dialect dialect, Class<D> kind, Collection<EntryId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return directory.findAll(call.caller(), kind, ids).stream()
        .filter(entry -> entry.externalIds().at(dialect.vendor()).isPresent())
        .collect(
            toUnmodifiableMap(
                Entry::id, entry -> entry.externalIds().at(dialect.vendor()).orElseThrow()));
  }
}
