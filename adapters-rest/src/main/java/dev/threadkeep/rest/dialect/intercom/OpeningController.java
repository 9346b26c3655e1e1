package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.thread.ThreadLifecycle.Opening;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** Opening a conversation: a contact writes for the first time. */
@Controller(Intercom.CONVERSATIONS)
@NeedsScope(Scope.THREADS_WRITE)
final class OpeningController {

  private final DialectThreads threads;
  private final IntercomEntries entries;
  private final Sending sending;

  OpeningController(DialectThreads threads, IntercomEntries entries, Sending sending) {
    this.threads = threads;
    this.entries = entries;
    this.sending = sending;
  }

  /** Intercom answers with the message, which says in which conversation it is. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Opened(
      String type,
      String id,
      int createdAt,
      String body,
      String messageType,
      String conversationId) {

    static Opened of(Message message, String conversation) {
      return new Opened(
          "user_message",
          message.id().toString(),
          UnixTimes.seconds(message.occurredAt()),
          message.text().value(),
          "inapp",
          conversation);
    }
  }

  @Post
  Opened open(Call call, @Body JsonObject opening) {
    var body = new IntercomFields(opening);
    var contact = new ContactId(from(call, body).id().value());
    var first = sending.said(MessageKind.INBOUND, new Actor.Contact(contact), body);
    var opened =
        threads.open(
            call,
            Intercom.DIALECT,
            new Opening(
                spare ->
                    NewThread.bare(spare.id(), call.caller().organization(), spare.number())
                        .linked(Links.none().withContact(contact)),
                List.of(new ThreadCommand.RecordMessage(first))));
    return Opened.of(first, Intercom.DIALECT.idOf(opened));
  }

  private Entry<Contact> from(Call call, IntercomFields body) {
    var from = body.fields("from").orElseThrow(() -> IntercomFailure.missing("from"));
    if (from.words("type").isPresent() && Sender.of(from) != Sender.CONTACT) {
      throw IntercomFailure.noOption("from/type");
    }
    return entries.contact(call, from, "id").orElseThrow(IntercomFailure.unknownContact());
  }
}
