package dev.threadkeep.rest.dialect.contactship;

import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.ContactId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Contactship's clients call people: by Contactship's ids, else by ours.
 *
 * @param contacts Contactship's ids of those contacts that it knows
 * @param teammates the same of teammates
 */
record ContactshipNames(Map<EntryId, String> contacts, Map<EntryId, String> teammates) {

  String of(ContactId contact) {
    return contacts.getOrDefault(new EntryId(contact.value()), contact.value());
  }

  String of(Assignee teammate) {
    return teammates.getOrDefault(
        EntryId.of(teammate.id().value()),
        AssigneeType.of(teammate).prefix().before(teammate.id()));
  }

  /** Nothing where it was no person, or one of whom nobody said who it is. */
  @Nullable String of(Actor author) {
    return switch (author) {
      case Actor.User(var id) -> of(new Assignee.User(id));
      case Actor.Agent(var id) -> of(new Assignee.Agent(id));
      case Actor.Contact(var id) -> id == null ? null : of(id);
      case Actor.Key _, Actor.ByVendor _, Actor.Timer _, Actor.Policy _, Actor.Operator _ -> null;
    };
  }
}
