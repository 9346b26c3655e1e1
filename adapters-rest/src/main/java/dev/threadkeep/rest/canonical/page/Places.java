package dev.threadkeep.rest.canonical.page;

import dev.threadkeep.application.access.AuditStore.AuditPosition;
import dev.threadkeep.application.access.KeyStore.KeyPosition;
import dev.threadkeep.application.connection.ConnectionStore.ConnectionPosition;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.job.JobId;
import dev.threadkeep.application.job.JobStore.JobPosition;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.application.outbox.DeliveryLog;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * How the places of one kind of list are written as text.
 *
 * @param <P> a place in such a list
 */
public record Places<P>(Function<P, String> write, Function<String, P> read) {

  /** Places in a history, by an event's sequence. */
  public static final Places<Long> BY_SEQUENCE = new Places<>(Object::toString, Long::valueOf);

  /** Places in a list that counts its items. */
  public static final Places<Integer> BY_PLACE = new Places<>(Object::toString, Integer::valueOf);

  public static final Places<JobPosition> OF_JOBS =
      new Places<>(
          place -> place.createdAt() + " " + place.job(),
          text -> new JobPosition(at(text), JobId.parse(rest(text))));

  public static final Places<ThreadReader.Position> OF_THREADS =
      new Places<>(
          place -> place.at() + " " + place.thread(),
          text -> new ThreadReader.Position(at(text), ThreadId.parse(rest(text))));

  public static final Places<DirectoryStore.Position> OF_ENTRIES =
      new Places<>(
          place -> place.createdAt() + " " + place.id(),
          text -> new DirectoryStore.Position(at(text), new EntryId(rest(text))));

  public static final Places<KeyPosition> OF_KEYS =
      new Places<>(
          place -> place.createdAt() + " " + place.id(),
          text -> new KeyPosition(at(text), new KeyId(rest(text))));

  public static final Places<ConnectionPosition> OF_CONNECTIONS =
      new Places<>(
          place -> place.createdAt() + " " + place.id(),
          text -> new ConnectionPosition(at(text), ConnectionId.parse(rest(text))));

  public static final Places<DeliveryLog.Position> OF_DELIVERIES =
      new Places<>(
          place -> place.createdAt() + " " + place.id(),
          text -> new DeliveryLog.Position(at(text), DeliveryId.parse(rest(text))));

  public static final Places<DeliveryLog.PlaceInThread> OF_THREADS_DELIVERIES =
      new Places<>(
          place -> place.sequence() + " " + place.connection(),
          text ->
              new DeliveryLog.PlaceInThread(
                  Long.parseLong(first(text)), ConnectionId.parse(rest(text))));

  public static final Places<AuditPosition> OF_AUDIT =
      new Places<>(
          place -> place.at() + " " + place.id(),
          text -> new AuditPosition(at(text), UUID.fromString(rest(text))));

  public static final Places<ThreadId> OF_SET_ASIDE =
      new Places<>(ThreadId::toString, ThreadId::parse);

  private static Instant at(String text) {
    return Instant.parse(first(text));
  }

  private static String first(String text) {
    return text.substring(0, text.indexOf(' '));
  }

  private static String rest(String text) {
    return text.substring(text.indexOf(' ') + 1);
  }
}
