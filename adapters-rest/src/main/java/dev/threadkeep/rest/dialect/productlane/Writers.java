package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those who wrote messages, by their ids. */
record Writers(Map<String, Entry<Teammate>> teammates, Map<String, Entry<Contact>> contacts) {

  Writers {
    teammates = Map.copyOf(teammates);
    contacts = Map.copyOf(contacts);
  }

  /** Who a message is from; absent where it is nobody in the directory. */
  record Writer(String id, @Nullable String name, String email) {}

  @Nullable String teammateId(Actor author) {
    var teammate = teammate(author);
    return teammate == null ? null : Cast.idOf(teammate);
  }

  @Nullable Writer writer(Actor author) {
    var teammate = teammate(author);
    if (teammate != null) {
      return writer(teammate, teammate.details().email());
    }
    var contact = contact(author);
    return contact == null ? null : writer(contact, contact.details().email());
  }

  private @Nullable Entry<Contact> contact(Actor author) {
    return author instanceof Actor.Contact(var id) && id != null ? contacts.get(id.value()) : null;
  }

  private @Nullable Entry<Teammate> teammate(Actor author) {
    var id = ProductlaneThread.teammate(author);
    return id == null ? null : teammates.get(id.toString());
  }

  private static Writer writer(Entry<?> entry, @Nullable String email) {
    return new Writer(Cast.idOf(entry), entry.details().name(), email == null ? "" : email);
  }
}
