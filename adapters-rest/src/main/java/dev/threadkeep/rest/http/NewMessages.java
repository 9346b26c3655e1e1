package dev.threadkeep.rest.http;

import dev.threadkeep.application.Ids;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Makes messages, of which no vendor has heard yet. */
@Singleton
public final class NewMessages {

  private final Ids ids;
  private final InstantSource clock;

  NewMessages(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** One said now. */
  public Message said(MessageKind kind, Actor author, MessageText text) {
    return said(kind, author, text, clock.instant());
  }

  /** One said at the time that its sender gives. */
  public Message said(MessageKind kind, Actor author, MessageText text, Instant at) {
    return new Message(
        new MessageId(ids.next()), kind, author, text, at, Message.initialDelivery(kind), Map.of());
  }
}
