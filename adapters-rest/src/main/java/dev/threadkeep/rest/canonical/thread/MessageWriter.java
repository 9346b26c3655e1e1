package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.Ids;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.rest.canonical.thread.MessageInput.AuthorInput;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.Field;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes messages out of what clients give. */
@Singleton
final class MessageWriter {

  private final Ids ids;
  private final InstantSource clock;

  MessageWriter(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The message that {@code given} is.
   *
   * @param pointer where it stands in the body
   * @param contact who the thread's contact is, where that is known
   */
  Message message(Call call, String pointer, MessageInput given, @Nullable ContactId contact) {
    var kind = given.messageKind();
    var at = given.at() == null ? clock.instant() : given.at();
    return new Message(
        new MessageId(ids.next()),
        kind,
        author(call, pointer + "/author", given, contact),
        Field.of(pointer + "/text", () -> new MessageText(given.text())),
        at,
        Message.initialDelivery(kind),
        Map.of());
  }

  private static Actor author(
      Call call, String pointer, MessageInput given, @Nullable ContactId contact) {
    var author = given.author();
    return switch (given.messageKind()) {
      case INBOUND ->
          author == null ? new Actor.Contact(contact) : contact(pointer, author, contact);
      case OUTBOUND, INTERNAL -> author == null ? call.actor() : teammate(pointer, author);
    };
  }

  private static Actor contact(String pointer, AuthorInput author, @Nullable ContactId contact) {
    return switch (author.type()) {
      case CONTACT -> {
        var id = author.id();
        yield new Actor.Contact(
            id == null ? contact : Field.of(pointer + "/id", () -> new ContactId(id)));
      }
      case USER, AGENT ->
          throw Field.invalid(pointer + "/type", "must be contact in an inbound message");
    };
  }

  private static Actor teammate(String pointer, AuthorInput author) {
    return switch (author.type()) {
      case USER -> new Actor.User(teammateId(pointer, author));
      case AGENT -> new Actor.Agent(teammateId(pointer, author));
      case CONTACT ->
          throw Field.invalid(
              pointer + "/type", "must be user or agent unless the message is inbound");
    };
  }

  private static TeammateId teammateId(String pointer, AuthorInput author) {
    var id = author.id();
    if (id == null) {
      throw Field.invalid(pointer + "/id", "is required");
    }
    return Field.of(pointer + "/id", () -> TeammateId.parse(id));
  }
}
