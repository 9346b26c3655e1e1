package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ConsistencyReader.StoredMention;
import dev.threadkeep.application.thread.ConsistencyReader.StoredThread;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All rows of one thread, and what is wrong with them beside each other. */
final class FoundThread {
  private record TagEntry(String tag, boolean archived, String status, Instant updatedAt) {}

  private record VendorIdEntry(MessageId message, Vendor vendor, String id) {}

  private record WordEntry(String word, Instant createdAt) {}

  private final ThreadId id;
  private @Nullable ConversationThread thread;
  private @Nullable String tab;
  private boolean isThere;
  private final List<RecordedEvent> events = new ArrayList<>();
  private final List<StoredMention> messages = new ArrayList<>();
  private final Set<TagEntry> tags = new HashSet<>();
  private final Set<VendorIdEntry> vendorIds = new HashSet<>();
  private final Set<VendorIdEntry> foundByVendorIds = new HashSet<>();
  private final Set<ReferenceRow> references = new HashSet<>();
  private final Set<WordEntry> words = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  FoundThread(ThreadId id) {
    this.id = id;
  }

  void addThread(Rows row) throws SQLException {
    isThere = true;
    tab = row.text("inbox_tab");
    try {
      thread = ThreadRow.read(row);
    } catch (RuntimeException unreadable) {
      faults.add("the thread cannot be read: " + unreadable.getMessage());
    }
  }

  void addEvent(Rows row) throws SQLException {
    try {
      events.add(EventRow.read(row));
    } catch (RuntimeException unreadable) {
      faults.add(
          "event %d cannot be read: %s".formatted(row.number("seq"), unreadable.getMessage()));
    }
  }

  void addMessage(Rows row) throws SQLException {
    var message = new MessageId(row.uuid("id"));
    try {
      messages.add(
          new StoredMention(
              row.number("seq"),
              message,
              ValueJson.read(MessageKind.class, row.text("kind")),
              Actor.of(row.text("author_type"), row.textOrNull("author_id")),
              row.instant("occurred_at")));
      MessageRow.vendorIds(row.object("vendor_ids"))
          .forEach((vendor, given) -> vendorIds.add(new VendorIdEntry(message, vendor, given)));
    } catch (RuntimeException unreadable) {
      faults.add(
          "the message of event %d cannot be read: %s"
              .formatted(row.number("seq"), unreadable.getMessage()));
    }
  }

  void addVendorId(Rows row) throws SQLException {
    var message = new MessageId(row.uuid("message_id"));
    try {
      foundByVendorIds.add(
          new VendorIdEntry(message, new Vendor(row.text("vendor")), row.text("external_id")));
    } catch (RuntimeException unreadable) {
      faults.add(
          "a vendor's id of message %s cannot be read: %s"
              .formatted(message, unreadable.getMessage()));
    }
  }

  void addTag(Rows row) throws SQLException {
    tags.add(
        new TagEntry(
            row.text("tag"), row.flag("archived"), row.text("status"), row.instant("updated_at")));
  }

  void addReference(Rows row) throws SQLException {
    references.add(ReferenceRow.read(row));
  }

  void addWord(Rows row) throws SQLException {
    words.add(new WordEntry(row.text("word"), row.instant("created_at")));
  }

  void addMissingEntry(Rows row) throws SQLException {
    faults.add("it refers to a %s that the directory lacks".formatted(row.text("kind")));
  }

  StoredThread stored() {
    if (!isThere) {
      faults.add("there are rows of it, but no thread");
    }
    if (!foundByVendorIds.equals(vendorIds)) {
      faults.add("its messages are found by other ids of vendors");
    }
    if (thread != null) {
      addFaults(thread);
    }
    return new StoredThread(id, thread, events, messages, faults);
  }

  private void addFaults(ConversationThread stored) {
    if (!ValueJson.word(InboxTab.of(stored, null)).equals(tab)) {
      faults.add("it is listed under the tab " + tab);
    }
    var expected =
        stored.tags().all().stream()
            .map(Tag::key)
            .map(
                tag ->
                    new TagEntry(
                        tag,
                        stored.flags().archived(),
                        ThreadRow.word(stored.status()),
                        stored.updatedAt()))
            .collect(Collectors.toSet());
    if (!tags.equals(expected)) {
      faults.add("it is listed under other tags, or elsewhere under them");
    }
    addReferenceFaults(stored);
    if (!words.equals(wordsOf(stored))) {
      faults.add("it is not found by all words of its title, or elsewhere under them");
    }
  }

  private void addReferenceFaults(ConversationThread stored) {
    var found = references.stream().map(ReferenceRow::reference).collect(Collectors.toSet());
    if (!found.equals(Set.copyOf(stored.references().all()))) {
      faults.add("it is found by other external references");
    } else if (!references.stream()
        .allMatch(row -> row.equals(ReferenceRow.expected(stored, row.reference())))) {
      faults.add("it is listed as another in an account");
    }
  }

  private static Set<WordEntry> wordsOf(ConversationThread stored) {
    return TitleWords.of(stored.title()).stream()
        .map(word -> new WordEntry(word, stored.createdAt()))
        .collect(Collectors.toSet());
  }
}
