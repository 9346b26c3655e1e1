package dev.threadkeep.rest.dialect.contactship;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectEntries;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows threads and messages as Contactship does, with what it calls the people in them. */
@Singleton
final class ContactshipShowing {

  private final DialectEntries entries;

  ContactshipShowing(DialectEntries entries) {
    this.entries = entries;
  }

  ContactshipThread changed(Call call, ConversationThread thread) {
    var assignee = thread.assignment().assignee();
    return ContactshipThread.of(thread, names(call, thread.links().contact(), assignee));
  }

  ContactshipThreadInFull inFull(Call call, ConversationThread thread) {
    return new ContactshipThreadInFull(changed(call, thread), IsoTimes.seconds(thread.createdAt()));
  }

  ContactshipMessage message(Call call, Message message, ConversationThread thread) {
    var names =
        switch (message.author()) {
          case Actor.User(var id) -> names(call, null, new Assignee.User(id));
          case Actor.Agent(var id) -> names(call, null, new Assignee.Agent(id));
          case Actor.Contact(var id) -> names(call, id, null);
          case Actor.Key _, Actor.ByVendor _, Actor.Timer _, Actor.Policy _, Actor.Operator _ ->
              names(call, null, null);
        };
    return ContactshipMessage.of(message, thread, names);
  }

  private ContactshipNames names(
      Call call, @Nullable ContactId contact, @Nullable Assignee teammate) {
    return new ContactshipNames(
        entries.externalIds(call, Contactship.DIALECT, Contact.class, ids(contact)),
        entries.externalIds(call, Contactship.DIALECT, Teammate.class, ids(teammate)));
  }

  private static Set<EntryId> ids(@Nullable ContactId contact) {
    return contact == null ? Set.of() : Set.of(new EntryId(contact.value()));
  }

  private static Set<EntryId> ids(@Nullable Assignee teammate) {
    return teammate == null ? Set.of() : Set.of(EntryId.of(teammate.id().value()));
  }
}
