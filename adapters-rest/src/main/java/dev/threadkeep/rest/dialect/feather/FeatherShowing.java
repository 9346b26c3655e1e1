package dev.threadkeep.rest.dialect.feather;

import static java.util.stream.Collectors.toSet;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectEntries;
import dev.threadkeep.rest.http.dialect.ReasonWords;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows threads as Feather does, with what the directory knows of their contacts. */
@Singleton
final class FeatherShowing {

  private final DialectEntries entries;
  private final ReasonWords reasons;

  FeatherShowing(DialectEntries entries, ReasonWords reasons) {
    this.entries = entries;
    this.reasons = reasons;
  }

  /** Threads as lists have them, in their order. */
  List<FeatherThread> all(Call call, List<ConversationThread> threads) {
    var leads = leads(call, threads);
    var words = reasons.in(call);
    return threads.stream()
        .map(thread -> FeatherThread.of(thread, words, lead(thread, leads)))
        .toList();
  }

  FeatherThread one(Call call, ConversationThread thread) {
    return all(call, List.of(thread)).getFirst();
  }

  FeatherThreadInFull inFull(Call call, ConversationThread thread) {
    return FeatherThreadInFull.of(thread, one(call, thread));
  }

  /** What Feather calls the contacts of those threads that do not say it themselves. */
  private Map<EntryId, String> leads(Call call, List<ConversationThread> threads) {
    var contacts =
        threads.stream()
            .filter(thread -> stored(thread) == null)
            .map(FeatherShowing::contact)
            .filter(Objects::nonNull)
            .collect(toSet());
    return entries.externalIds(call, Feather.DIALECT, Contact.class, contacts);
  }

  private static @Nullable String lead(ConversationThread thread, Map<EntryId, String> leads) {
    var stored = stored(thread);
    var contact = contact(thread);
    return stored == null && contact != null ? leads.get(contact) : stored;
  }

  private static @Nullable String stored(ConversationThread thread) {
    return StoredAttributes.of(thread, Feather.DIALECT).text(Stored.LEAD_ID);
  }

  private static @Nullable EntryId contact(ConversationThread thread) {
    var contact = thread.links().contact();
    return contact == null ? null : new EntryId(contact.value());
  }
}
