package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.message.Occasion;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadCommand.MessageTime;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.NewMessages;
import dev.threadkeep.rest.http.failure.Field;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads what is sent to conversations: replies, notes, and what admins do with them. */
@Singleton
final class Sending {

  private final IntercomEntries entries;
  private final NewMessages messages;
  private final Assigning assigning;

  Sending(IntercomEntries entries, NewMessages messages, Assigning assigning) {
    this.entries = entries;
    this.messages = messages;
    this.assigning = assigning;
  }

  /**
   * What {@code body} asks for.
   *
   * @throws IntercomFailure if it asks for nothing that there is, or names nobody who may
   */
  Sent read(Call call, IntercomFields body) {
    var type = MessageType.of(body);
    var sender = Sender.of(body);
    if (sender == Sender.CONTACT) {
      return fromContact(call, type, body);
    }
    var acting = call.actingAs(entries.actor(call, body));
    return new Sent(acting, commands(acting, type, sender, body), null);
  }

  private List<ThreadCommand> commands(
      Call call, MessageType type, Sender sender, IntercomFields body) {
    return switch (type) {
      case CLOSE ->
          withWords(
              Occasion.CLOSE,
              call,
              body,
              List.of(new ThreadCommand.EnsureClosed(new ReasonChoice.Unnamed(), null, false)));
      case OPEN -> List.of(new ThreadCommand.EnsureOpen());
      case SNOOZED -> List.of(new ThreadCommand.EnsureSnoozed(end(body)));
      case ASSIGNMENT ->
          withWords(Occasion.ASSIGNMENT, call, body, assigning.commands(call, sender, body));
      case COMMENT -> List.of(alone(MessageKind.OUTBOUND, call.actor(), body));
      case NOTE -> List.of(alone(MessageKind.INTERNAL, call.actor(), body));
    };
  }

  private Sent fromContact(Call call, MessageType type, IntercomFields body) {
    if (type != MessageType.COMMENT) {
      throw IntercomFailure.noOption("message_type");
    }
    var contact =
        entries
            .contact(call, body, "intercom_user_id")
            .orElseThrow(IntercomFailure.unknownContact());
    var author = new ContactId(contact.id().value());
    var reply = alone(MessageKind.INBOUND, new Actor.Contact(author), body);
    return new Sent(call, List.of(reply), author);
  }

  /** The words that may go with something are a message, which the contact sees. */
  private List<ThreadCommand> withWords(
      Occasion occasion, Call call, IntercomFields body, List<ThreadCommand> commands) {
    if (body.speech("body").isEmpty()) {
      return commands;
    }
    var words = said(MessageKind.OUTBOUND, call.actor(), body);
    var all = new ArrayList<>(commands);
    all.add(new ThreadCommand.RecordMessage(words, MessageTime.TOLD, occasion));
    return all;
  }

  private ThreadCommand alone(MessageKind kind, Actor author, IntercomFields body) {
    return new ThreadCommand.RecordMessage(said(kind, author, body));
  }

  /** A message, said now unless the client tells when. */
  Message said(MessageKind kind, Actor author, IntercomFields body) {
    var words = body.speech("body").orElseThrow(() -> IntercomFailure.missing("body"));
    var read = kind == MessageKind.INBOUND ? words : Markup.read(words);
    var text = Field.of("#/body", () -> new MessageText(read));
    var at = body.time("created_at");
    return at.isEmpty()
        ? messages.said(kind, author, text)
        : Field.of("#/created_at", () -> messages.said(kind, author, text, at.get()));
  }

  private static SnoozeEnd end(IntercomFields body) {
    return new SnoozeEnd.At(
        body.time("snoozed_until").orElseThrow(() -> IntercomFailure.missing("snoozed_until")));
  }
}
