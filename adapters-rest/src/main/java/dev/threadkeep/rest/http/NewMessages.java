package dev.threadkeep.rest.http;

import dev.threadkeep.application.Ids;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Makes messages, of which no vendor has heard yet. */
@Singleton
public final class NewMessages {

  private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

  private final Ids ids;
  private final InstantSource clock;

  NewMessages(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** One said now. */
  public Message said(MessageKind kind, Actor author, MessageText text) {
    return at(kind, author, text, clock.instant());
  }

  /**
   * One said at the time that its sender gives, long ago perhaps.
   *
   * @throws IllegalArgumentException if it is not yet that time, by more than clocks differ
   */
  public Message said(MessageKind kind, Actor author, MessageText text, Instant at) {
    if (at.isAfter(clock.instant().plus(LARGEST_SKEW))) {
      throw new IllegalArgumentException(
          "must not be more than %d minutes in the future".formatted(LARGEST_SKEW.toMinutes()));
    }
    return at(kind, author, text, at);
  }

  private Message at(MessageKind kind, Actor author, MessageText text, Instant at) {
    return new Message(
        new MessageId(ids.next()), kind, author, text, at, Message.initialDelivery(kind), Map.of());
  }
}
