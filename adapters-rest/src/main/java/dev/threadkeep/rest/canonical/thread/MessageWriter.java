package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.rest.canonical.thread.MessageInput.AuthorInput;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.NewMessages;
import dev.threadkeep.rest.http.failure.Field;
import jakarta.inject.Singleton;

/** Makes messages out of what clients give. */
@Singleton
final class MessageWriter {

  private final NewMessages messages;

  MessageWriter(NewMessages messages) {
    this.messages = messages;
  }

  /**
   * The message that {@code given} is.
   *
   * @param pointer where it stands in the body
   */
  Message message(Call call, String pointer, MessageInput given) {
    var kind = given.messageKind();
    var author = author(call, pointer + "/author", given);
    var text = text(pointer + "/text", given.text());
    var at = given.at();
    return at == null
        ? messages.said(kind, author, text)
        : Field.of(pointer + "/at", () -> messages.said(kind, author, text, at));
  }

  /** A vendor may know messages without words, such as a picture; here there is nothing else. */
  private static MessageText text(String pointer, String text) {
    if (MessageText.isBlank(text)) {
      throw Field.invalid(pointer, "must not be blank");
    }
    return Field.of(pointer, () -> new MessageText(text));
  }

  private static Actor author(Call call, String pointer, MessageInput given) {
    var author = given.author();
    return switch (given.messageKind()) {
      case INBOUND -> author == null ? new Actor.Contact(null) : contact(pointer, author);
      case OUTBOUND, INTERNAL -> author == null ? call.actor() : teammate(pointer, author);
    };
  }

  private static Actor contact(String pointer, AuthorInput author) {
    return switch (author.type()) {
      case CONTACT -> {
        var id = author.id();
        yield new Actor.Contact(
            id == null ? null : Field.of(pointer + "/id", () -> new ContactId(id)));
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
