package dev.threadkeep.application.privacy;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By which ids texts of an API name a contact and the contact's threads, in whatever dialect. A
 * text without any of them says nothing of the contact.
 */
final class Traces {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_-]+");

  private final Set<String> words = new HashSet<>();

  /** Ids in which there is something that no word has. */
  private final Set<String> phrases = new HashSet<>();

  static Traces of(EntryId contact, Optional<Entry<Contact>> entry) {
    var traces = new Traces();
    traces.add(contact.value());
    entry.ifPresent(it -> it.externalIds().all().values().forEach(traces::add));
    return traces;
  }

  void add(ConversationThread thread) {
    add(thread.id());
    add(thread.number().toString());
    thread.references().all().stream().map(ExternalReference::id).forEach(this::add);
  }

  void add(ThreadId thread) {
    add(thread.toString());
  }

  private void add(String id) {
    (WORD.matcher(id).matches() ? words : phrases).add(id);
  }

  boolean areIn(String text) {
    // An id may stand behind a dialect's prefix, which makes it part of a longer word.
    return UUID.matcher(text).results().anyMatch(id -> words.contains(id.group()))
        || WORD.matcher(text).results().anyMatch(word -> words.contains(word.group()))
        || phrases.stream().anyMatch(text::contains);
  }
}
