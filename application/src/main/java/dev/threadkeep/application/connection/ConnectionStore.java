package dev.threadkeep.application.connection;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: an organization's connections, with their secrets sealed. Changes are recorded for the
 * audit, as {@link ConnectionAudit} words them.
 *
 * <p>Every method throws {@code KeyInvalidException} if the caller's key no longer works, and
 * {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface ConnectionStore {
  Optional<Connection> find(Caller caller, ConnectionId id);

  /** All of them, oldest first, starting behind {@code after}. */
  Page<Connection, ConnectionPosition> list(
      Caller caller, int limit, @Nullable ConnectionPosition after);

  /** Keeps a new connection. */
  void add(Caller caller, Signature signature, Connection connection);

  /**
   * Replaces a connection, which nobody else changes between what {@code change} is given and what
   * it gives back. What it throws leaves everything as it was and reaches the caller. One that is
   * given back as it was is not recorded.
   *
   * @param change may be asked again; must keep id, vendor and time of creation
   * @return the connection as kept, or nothing if there is none with this id
   */
  Optional<Connection> replace(
      Caller caller, Signature signature, ConnectionId id, UnaryOperator<Connection> change);

  /**
   * Puts other sealed credentials in the place of those there are, which nobody sees and which is
   * not recorded.
   *
   * @param change may be asked again; what it throws leaves everything as it was
   */
  void reseal(Caller caller, ConnectionId id, UnaryOperator<Connection> change);

  /**
   * Removes a connection that no external reference of a thread names.
   *
   * @param check is given the connection before; what it throws keeps the connection
   */
  Removal remove(
      Caller caller, Signature signature, ConnectionId id, Consumer<Connection> check, Instant at);

  /** Records that somebody looked whether the vendor lets us in. */
  void recordTest(
      Caller caller, Signature signature, Connection connection, boolean reached, Instant at);

  /** A place in the list of connections. */
  record ConnectionPosition(Instant createdAt, ConnectionId id) {}

  /** What came of a removal. */
  sealed interface Removal {
    /** It is gone. */
    record Removed() implements Removal {}

    /** There was none. */
    record NotFound() implements Removal {}

    /**
     * It is still there.
     *
     * @param threads how many have an external reference that names it
     */
    record StillReferred(long threads) implements Removal {}
  }
}
