package dev.threadkeep.application.connection;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Connections in a list. */
public final class ConnectionsInMemory implements ConnectionStore {
  private static final Comparator<Connection> OLDEST_FIRST =
      Comparator.comparing(Connection::createdAt)
          .thenComparing(connection -> connection.id().value());

  private final Surroundings surroundings;
  private final List<Kept> all = new CopyOnWriteArrayList<>();

  private record Kept(OrganizationId organization, Connection connection) {}

  /** What other stores do for this one. */
  public interface Surroundings {
    /** Lets only those in whose keys work. */
    default void check(Caller caller) {}

    /** How many threads have a reference that names the connection. */
    default long threads(Caller caller, ConnectionId connection) {
      return 0;
    }

    /** Records for the audit. */
    void record(
        Caller caller,
        Signature signature,
        Instant at,
        String type,
        ConnectionId subject,
        JsonObject data);
  }

  public ConnectionsInMemory(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public synchronized Optional<Connection> find(Caller caller, ConnectionId id) {
    surroundings.check(caller);
    return own(caller).stream().filter(connection -> connection.id().equals(id)).findFirst();
  }

  /** Whether the organization has the connection that a reference to its vendor names. */
  public boolean has(OrganizationId organization, ExternalReference reference) {
    return all.stream()
        .filter(kept -> kept.organization().equals(organization))
        .map(Kept::connection)
        .anyMatch(
            connection ->
                connection.id().equals(reference.connection())
                    && connection.vendor().equals(reference.vendor()));
  }

  /** Whose the connection is, where it is enabled. */
  public Optional<OrganizationId> organization(ConnectionId connection) {
    return all.stream()
        .filter(kept -> kept.connection().id().equals(connection))
        .filter(kept -> kept.connection().terms().enabled())
        .map(Kept::organization)
        .findFirst();
  }

  private List<Connection> own(Caller caller) {
    return all.stream()
        .filter(kept -> kept.organization().equals(caller.organization()))
        .map(Kept::connection)
        .sorted(OLDEST_FIRST)
        .toList();
  }

  @Override
  public synchronized Page<Connection, ConnectionPosition> list(
      Caller caller, int limit, @Nullable ConnectionPosition after) {
    surroundings.check(caller);
    var oneMore =
        own(caller).stream()
            .dropWhile(connection -> after != null && !connection.id().equals(after.id()))
            .skip(after == null ? 0 : 1)
            .limit(limit + 1L)
            .toList();
    return Page.of(
        oneMore,
        limit,
        connection -> new ConnectionPosition(connection.createdAt(), connection.id()));
  }

  @Override
  public synchronized void add(Caller caller, Signature signature, Connection connection) {
    surroundings.check(caller);
    all.add(new Kept(caller.organization(), connection));
    surroundings.record(
        caller,
        signature,
        connection.createdAt(),
        ConnectionAudit.CREATED,
        connection.id(),
        ConnectionAudit.created(connection));
  }

  @Override
  public synchronized Optional<Connection> replace(
      Caller caller, Signature signature, ConnectionId id, UnaryOperator<Connection> change) {
    return find(caller, id)
        .map(
            standing -> {
              var next = change.apply(standing);
              if (!next.equals(standing)) {
                put(caller, standing, next);
                surroundings.record(
                    caller,
                    signature,
                    next.updatedAt(),
                    ConnectionAudit.CHANGED,
                    id,
                    ConnectionAudit.changed(standing, next));
              }
              return next;
            });
  }

  @Override
  public synchronized void reseal(
      Caller caller, ConnectionId id, UnaryOperator<Connection> change) {
    find(caller, id).ifPresent(standing -> put(caller, standing, change.apply(standing)));
  }

  private void put(Caller caller, Connection standing, Connection next) {
    all.remove(new Kept(caller.organization(), standing));
    all.add(new Kept(caller.organization(), next));
  }

  @Override
  public synchronized Removal remove(
      Caller caller, Signature signature, ConnectionId id, Consumer<Connection> check, Instant at) {
    var standing = find(caller, id);
    if (standing.isEmpty()) {
      return new Removal.NotFound();
    }
    check.accept(standing.get());
    long threads = surroundings.threads(caller, id);
    if (threads > 0) {
      return new Removal.StillReferred(threads);
    }
    all.remove(new Kept(caller.organization(), standing.get()));
    surroundings.record(
        caller,
        signature,
        at,
        ConnectionAudit.DELETED,
        id,
        ConnectionAudit.deleted(standing.get()));
    return new Removal.Removed();
  }

  @Override
  public synchronized void recordTest(
      Caller caller, Signature signature, Connection connection, boolean reached, Instant at) {
    surroundings.check(caller);
    surroundings.record(
        caller,
        signature,
        at,
        ConnectionAudit.TESTED,
        connection.id(),
        ConnectionAudit.tested(connection, reached));
  }
}
