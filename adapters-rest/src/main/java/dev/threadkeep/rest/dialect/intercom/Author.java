package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.ContactId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who wrote or did something, as Intercom shows it. */
record Author(String type, String id, @Nullable String name, @Nullable String email) {

  static final String ADMIN = "admin";
  static final String CONTACT = "contact";

  /** What acts without being anybody: a key, a timer, a policy. */
  static final Author BOT = new Author("bot", "0", "Threadkeep", null);

  /** A teammate; one who left the directory is nobody in particular. */
  static Author of(Optional<Entry<Teammate>> teammate) {
    return teammate.map(Author::of).orElse(new Author(ADMIN, "0", null, null));
  }

  static Author of(Entry<Teammate> teammate) {
    return new Author(
        ADMIN,
        Integer.toString(IntercomIds.number(teammate)),
        teammate.details().name(),
        teammate.details().email());
  }

  /** A contact, of whom not even an id need be known. */
  static Author ofContact(@Nullable ContactId id, Optional<Entry<Contact>> contact) {
    return contact
        .map(
            known ->
                new Author(
                    CONTACT,
                    IntercomIds.contact(known),
                    known.details().name(),
                    known.details().email()))
        .orElseGet(() -> new Author(CONTACT, id == null ? "0" : id.value(), null, null));
  }

  /** A thing with an id, where no more is shown of it. */
  record Reference(String type, String id) {}

  Reference reference() {
    return new Reference(type, id);
  }
}
