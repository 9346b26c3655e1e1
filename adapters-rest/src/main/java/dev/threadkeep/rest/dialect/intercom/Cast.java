package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.Tag;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that some conversations refer to, read together. What is gone since is not among it. */
record Cast(
    Map<String, Entry<Teammate>> teammates,
    Map<String, Entry<Team>> teams,
    Map<String, Entry<Contact>> contacts,
    Map<String, Entry<TagLook>> tags,
    Map<MessageId, StoredMessage> messages) {

  Optional<Entry<Teammate>> teammate(TeammateId id) {
    return Optional.ofNullable(teammates.get(id.toString()));
  }

  Optional<Entry<Team>> team(TeamId id) {
    return Optional.ofNullable(teams.get(id.value()));
  }

  Optional<Entry<Contact>> contact(@Nullable ContactId id) {
    return id == null ? Optional.empty() : Optional.ofNullable(contacts.get(id.value()));
  }

  /** What the directory says of a tag, which has all that some thread has. */
  Optional<Entry<TagLook>> tag(Tag tag) {
    return Optional.ofNullable(tags.get(tag.key()));
  }

  Optional<Message> message(MessageId id) {
    return Optional.ofNullable(messages.get(id)).map(StoredMessage::message);
  }

  /** Who it was, as authors are shown. */
  Author author(Actor actor) {
    return switch (actor) {
      case Actor.User(var id) -> Author.of(teammate(id));
      case Actor.Agent(var id) -> Author.of(teammate(id));
      case Actor.Contact(var id) -> Author.ofContact(id, contact(id));
      case Actor.Key _, Actor.ByVendor _, Actor.Timer _, Actor.Policy _, Actor.Operator _ ->
          Author.BOT;
    };
  }
}
