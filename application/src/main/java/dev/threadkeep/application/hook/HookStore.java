package dev.threadkeep.application.hook;

import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: the webhooks that came. One that is about a thread waits until it was worked off, with
 * its body; after that only its event is remembered. Whoever has its lease works on it alone; once
 * the lease has ended anybody may, and what its former holder wants to write down is not written.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface HookStore {

  /** Whose this connection is; nothing where there is none, or it is not enabled. */
  Optional<OrganizationId> organization(ConnectionId connection);

  /**
   * Keeps a webhook, unless its event has come over the same connection after {@code since}. Of
   * several with one event that come at once, one is kept.
   *
   * @return whether it was kept
   */
  boolean keep(Heard heard, Instant since);

  /** Enabled connections of all organizations over which a webhook came that is due. */
  List<Source> due(Instant now);

  /**
   * Leases webhooks of a connection that are due, those first that wait longest, and with them
   * others that are due about the same threads.
   *
   * @param most how many, without those others
   */
  List<Waiting> claim(Source source, int most, Lease lease, Instant now);

  /** Writes down that nothing is left to do about these, and lets their bodies go. */
  void finish(Source source, Lease lease, Collection<UUID> hooks);

  /**
   * Gives a lease on these back.
   *
   * @param failures how often they came to nothing under it
   * @param until when they are due again
   */
  void putOff(Source source, Lease lease, Collection<UUID> hooks, int failures, Instant until);

  /**
   * Gives up webhooks that still wait and came before {@code until}: lets their bodies go, whoever
   * works on them.
   *
   * @param most how many at once
   * @return over which connections they came, each as often as it has any
   */
  List<ConnectionId> giveUp(OrganizationId organization, Instant until, int most);

  /**
   * Forgets webhooks that came before {@code until}, their events too.
   *
   * @param most how many at once
   * @return how many those were
   */
  int forget(OrganizationId organization, Instant until, int most);

  /** How many wait, in all organizations. */
  List<Backlog> backlog();

  /** A connection over which webhooks come. */
  record Source(OrganizationId organization, ConnectionId connection) {}

  /**
   * A genuine webhook.
   *
   * @param event the same where it is sent again; absent where nobody could tell
   * @param thread which it is about; absent where there is nothing to do about it
   */
  record Heard(
      UUID id,
      Source source,
      Vendor vendor,
      @Nullable String event,
      @Nullable ExternalReference thread,
      Hook raw,
      Instant at) {}

  /**
   * One that is to be worked off.
   *
   * @param tries how often it came to nothing
   */
  record Waiting(UUID id, ExternalReference thread, int tries) {}

  /** How many wait of one vendor. */
  record Backlog(Vendor vendor, long hooks) {}
}
