package dev.threadkeep.rest.dialect.contextgpt;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows threads as ContextGPT does, with what the directory knows of their visitors. */
@Singleton
final class ContextgptShowing {

  private final DirectoryStore directory;

  ContextgptShowing(DirectoryStore directory) {
    this.directory = directory;
  }

  /** Threads under a chatbot, in their order. */
  List<ContextgptThread> all(Call call, String chatbot, Collection<ConversationThread> threads) {
    var visitors = visitors(call, threads);
    return threads.stream()
        .map(thread -> ContextgptThread.of(thread, chatbot, visitor(thread, visitors)))
        .toList();
  }

  ContextgptThread one(Call call, String chatbot, ConversationThread thread) {
    return all(call, chatbot, List.of(thread)).getFirst();
  }

  /** What the teammate who acts is called, where one does. */
  @Nullable String actorsName(Call call) {
    var teammate = call.teammate();
    return teammate == null
        ? null
        : directory
            .find(call.caller(), Teammate.class, EntryId.of(teammate.id().value()))
            .map(entry -> entry.details().name())
            .orElse(null);
  }

  private Map<EntryId, Entry<Contact>> visitors(Call call, Collection<ConversationThread> threads) {
    var contacts =
        threads.stream().map(ContextgptShowing::contact).filter(Objects::nonNull).collect(toSet());
    return contacts.isEmpty()
        ? Map.of()
        : directory.findAll(call.caller(), Contact.class, contacts).stream()
            .collect(toMap(Entry::id, Function.identity()));
  }

  private static @Nullable Entry<Contact> visitor(
      ConversationThread thread, Map<EntryId, Entry<Contact>> visitors) {
    var contact = contact(thread);
    return contact == null ? null : visitors.get(contact);
  }

  private static @Nullable EntryId contact(ConversationThread thread) {
    var contact = thread.links().contact();
    return contact == null ? null : new EntryId(contact.value());
  }
}
