package dev.threadkeep.application.hook;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.hook.HookStore.Heard;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.application.inbound.Line;
import dev.threadkeep.application.inbound.Lines;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Use case: taking in a webhook. It is kept before whoever sent it is answered, and worked off
 * afterwards.
 */
public final class HookIntake {
  /** For how long an event is recognised that is sent again. */
  static final Duration MEMORY = Duration.ofDays(7);

  private static final int LONGEST_EVENT = 255;

  private final HookStore hooks;
  private final Lines lines;
  private final Vendors vendors;
  private final Ids ids;
  private final InstantSource clock;
  private final Runnable bell;
  private final Observer observer;
  private final BiConsumer<Source, ConnectionException> unreadable;

  /** What came of a webhook. */
  public enum Outcome {
    TAKEN,
    /** It is the vendor's, but about no thread that could be made out: there is nothing to do. */
    ABOUT_NO_THREAD,
    /** Its event was taken before. */
    REPEATED,
    /** It is of nobody whom the connection knows; why is nobody's business. */
    REFUSED
  }

  /** Told of every webhook. */
  @FunctionalInterface
  public interface Observer {
    /**
     * @param vendor absent where there is none of the name that was given
     */
    void heard(@Nullable Vendor vendor, Outcome outcome);
  }

  /**
   * @param bell rung when there is something to work off
   * @param observer told of every webhook
   * @param unreadable told of connections whose secrets cannot be opened
   */
  public HookIntake(
      HookStore hooks,
      Lines lines,
      Vendors vendors,
      Ids ids,
      InstantSource clock,
      Runnable bell,
      Observer observer,
      BiConsumer<Source, ConnectionException> unreadable) {
    this.hooks = hooks;
    this.lines = lines;
    this.vendors = vendors;
    this.ids = ids;
    this.clock = clock;
    this.bell = bell;
    this.observer = observer;
    this.unreadable = unreadable;
  }

  /**
   * Takes in what was sent to the address of a connection.
   *
   * @param vendor as the address names it
   */
  public Outcome take(ConnectionId connection, String vendor, Hook hook) {
    var outcome =
        line(connection)
            .filter(line -> line.vendor().name().equals(vendor))
            .map(line -> take(line, hook))
            .orElse(Outcome.REFUSED);
    observer.heard(known(vendor), outcome);
    return outcome;
  }

  /** Says no to what was sent to an address that can be nobody's. */
  public Outcome refuse(String vendor) {
    observer.heard(known(vendor), Outcome.REFUSED);
    return Outcome.REFUSED;
  }

  private @Nullable Vendor known(String name) {
    return vendors.all().stream()
        .map(backend -> backend.vendor())
        .filter(vendor -> vendor.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private Optional<Line> line(ConnectionId connection) {
    return hooks
        .organization(connection)
        .map(organization -> new Source(organization, connection))
        .flatMap(this::line);
  }

  private Optional<Line> line(Source source) {
    try {
      return lines.open(
          Caller.service(source.organization(), new Actor.Timer()), source.connection());
    } catch (ConnectionException failure) {
      unreadable.accept(source, failure);
      return Optional.empty();
    }
  }

  private Outcome take(Line line, Hook hook) {
    var now = clock.instant();
    return line.backend()
        .hear(line.access(), hook, now)
        .map(
            hearing ->
                switch (hearing) {
                  case Hearing.Genuine genuine -> keep(line, genuine, hook, now);
                  case Hearing.Untrusted() -> Outcome.REFUSED;
                })
        .orElse(Outcome.REFUSED);
  }

  private Outcome keep(Line line, Hearing.Genuine genuine, Hook hook, Instant now) {
    boolean isKept =
        hooks.keep(
            new Heard(
                ids.next(),
                new Source(line.organization(), line.connection().id()),
                line.vendor(),
                recognisable(genuine.event()),
                genuine.thread(),
                hook,
                now),
            now.minus(MEMORY));
    if (!isKept) {
      return Outcome.REPEATED;
    }
    if (genuine.thread() == null) {
      return Outcome.ABOUT_NO_THREAD;
    }
    bell.run();
    return Outcome.TAKEN;
  }

  /** What no store could keep is done once more rather than refused. */
  private static @Nullable String recognisable(@Nullable String event) {
    return event != null
            && !event.isEmpty()
            && event.length() <= LONGEST_EVENT
            && event.indexOf('\0') < 0
            && StandardCharsets.UTF_8.newEncoder().canEncode(event)
        ? event
        : null;
  }
}
