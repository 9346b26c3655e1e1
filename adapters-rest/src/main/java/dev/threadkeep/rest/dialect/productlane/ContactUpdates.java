package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.directory.DirectoryException;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** What writes to a thread change of its contact. */
@Singleton
final class ContactUpdates {

  private final DirectoryStore directory;
  private final InstantSource clock;

  ContactUpdates(DirectoryStore directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** Has the contact belong to the thread's company, or to none. */
  void join(Call call, Links links) {
    replace(call, links, old -> old.of(links.company()));
  }

  /** Has the contact be called like this. */
  void rename(Call call, Links links, String name) {
    replace(
        call,
        links,
        old -> new Contact(name, old.email(), old.phone(), old.imageUrl(), old.company()));
  }

  private void replace(Call call, Links links, UnaryOperator<Contact> change) {
    if (links.contact() == null) {
      return;
    }
    var id = new EntryId(links.contact().value());
    var current = directory.find(call.caller(), Contact.class, id);
    if (current.isEmpty()
        || change.apply(current.get().details()).equals(current.get().details())) {
      return;
    }
    try {
      var _ =
          directory.replace(
              call.caller(),
              Contact.class,
              id,
              old ->
                  old.described(change.apply(old.details()), old.externalIds(), clock.instant()));
    } catch (DirectoryException.UnknownCompany _) {
      // Somebody has put another company in its place since, which took its contacts along.
    }
  }
}
