package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.canonical.Party;
import dev.threadkeep.rest.canonical.Words;
import java.time.Instant;

/** A message as clients see it. */
record MessageRepresentation(
    String id,
    @JsonProperty("thread_id") String threadId,
    String kind,
    Party author,
    String text,
    Instant at,
    String delivery) {

  static MessageRepresentation of(StoredMessage stored) {
    return of(stored.thread(), stored.message());
  }

  static MessageRepresentation of(ThreadId thread, Message message) {
    return new MessageRepresentation(
        message.id().toString(),
        thread.toString(),
        Words.of(message.kind()),
        Party.of(message.author()),
        message.text().value(),
        message.occurredAt(),
        Words.of(message.delivery()));
  }
}
