package dev.threadkeep.application.inbound;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: how far looking through the threads of each connection has come. Whoever has a
 * connection's lease does it alone; once the lease has ended anybody may, and what its former
 * holder wants to write down is not written.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface RoundStore {

  /**
   * Enabled connections of all organizations whose next round is due, those first that wait
   * longest.
   */
  List<Watched> due(Instant now);

  /**
   * Takes a round on; nothing where somebody else is at it, or the connection is not enabled.
   *
   * @param until when the lease ends
   * @param unlessEndedAfter nothing either where a round has ended after this; absent where that
   *     makes no difference
   */
  Optional<Round> begin(
      Watched connection,
      UUID lease,
      Instant now,
      Instant until,
      @Nullable Instant unlessEndedAfter);

  /** Writes down how far a round came, unless somebody else has its lease by now. */
  void end(Round round, Place place, Instant now);

  /** A connection that is looked through. */
  record Watched(OrganizationId organization, ConnectionId connection) {}

  /** A round that was taken on, with where it goes on. */
  record Round(Watched connection, UUID lease, Place place) {}
}
