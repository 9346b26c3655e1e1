package dev.threadkeep.application.transfer;

import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.transfer.TransferRecord.End;
import dev.threadkeep.application.transfer.TransferRecord.Header;
import dev.threadkeep.application.transfer.TransferRecord.OfEntry;
import dev.threadkeep.application.transfer.TransferRecord.OfEvent;
import dev.threadkeep.application.transfer.TransferRecord.OfMessage;
import dev.threadkeep.application.transfer.TransferRecord.OfOrganization;
import dev.threadkeep.application.transfer.TransferRecord.OfPolicy;
import dev.threadkeep.application.transfer.TransferRecord.OfReference;
import dev.threadkeep.application.transfer.TransferRecord.OfThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When what a record tells can have been. What is changed later is never dated before what has
 * happened, so it must have happened.
 */
final class TimeLimits {
  /** By so much the clock of whoever wrote the file may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /** By so much what was said may be ahead: senders have clocks of their own. */
  private static final Duration SAID_AHEAD = AHEAD.plusMinutes(5);

  private final InstantSource clock;

  TimeLimits(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Refuses what has not happened yet.
   *
   * @throws IllegalArgumentException naming the time that lies in the future
   */
  void requirePast(TransferRecord record) {
    switch (record) {
      case OfEvent(_, var event) -> requirePast(event.recorded());
      case OfMessage(_, var message) -> requirePast("at", message.occurredAt(), SAID_AHEAD);
      case OfEntry(_, var entry) -> requirePast(entry);
      case Header _, OfOrganization _, OfPolicy _, OfThread _, OfReference _, End _ -> {}
    }
  }

  private void requirePast(RecordedEvent event) {
    requirePast("at", event.at(), AHEAD);
    if (event.event() instanceof ThreadEvent.MessageRecorded said) {
      requirePast("data/at", said.occurredAt(), SAID_AHEAD);
    }
  }

  private void requirePast(Entry<?> entry) {
    requirePast("created_at", entry.createdAt(), AHEAD);
    requirePast("updated_at", entry.updatedAt(), AHEAD);
    if (entry.details() instanceof Contact contact && contact.erasedAt() != null) {
      requirePast("erased_at", contact.erasedAt(), AHEAD);
      // Another node may have erased it than the one that took it down.
      if (contact.erasedAt().isBefore(entry.createdAt().minus(AHEAD))) {
        throw new IllegalArgumentException("erased_at lies before created_at");
      }
    }
  }

  private void requirePast(String name, Instant time, Duration ahead) {
    if (time.isAfter(clock.instant().plus(ahead))) {
      throw new IllegalArgumentException(name + " lies in the future");
    }
  }
}
