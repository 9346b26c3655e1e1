package dev.threadkeep.application.connection;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.ConnectionException.Invalid;
import dev.threadkeep.application.connection.ConnectionException.VersionMismatch;
import dev.threadkeep.application.connection.ConnectionStore.ConnectionPosition;
import dev.threadkeep.application.connection.ConnectionStore.Removal;
import dev.threadkeep.application.delivery.BaseUrlCheck;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Use case: an organization's connections to vendors. */
public final class ConnectionManagement {
  private final ConnectionStore store;
  private final ConnectionSecrets secrets;
  private final Vendors vendors;
  private final BaseUrlCheck baseUrls;
  private final Ids ids;
  private final InstantSource clock;

  public ConnectionManagement(
      ConnectionStore store,
      ConnectionSecrets secrets,
      Vendors vendors,
      BaseUrlCheck baseUrls,
      Ids ids,
      InstantSource clock) {
    this.store = store;
    this.secrets = secrets;
    this.vendors = vendors;
    this.baseUrls = baseUrls;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a connection is to be. */
  public record Wanted(
      String name,
      String baseUrl,
      CredentialChanges credentials,
      ConnectionSettings settings,
      boolean enabled) {}

  /**
   * Makes a connection.
   *
   * @throws Invalid if something about it does not fit
   * @throws ConnectionException.NoMasterKey if its secrets could not be kept
   */
  public Connection create(Caller caller, Signature signature, String vendor, Wanted wanted) {
    var backend = vendors.named(vendor);
    requireCallable(wanted.baseUrl());
    requireUseful(backend, wanted);
    var id = new ConnectionId(ids.next());
    var connection =
        Connection.begun(
            id,
            backend.vendor(),
            terms(caller.organization(), id, backend, SealedCredentials.none(), wanted),
            clock.instant());
    requireWhole(backend, connection);
    store.add(caller, signature, connection);
    return connection;
  }

  public Optional<Connection> find(Caller caller, ConnectionId id) {
    return store.find(caller, id);
  }

  /** The organization's connections, oldest first. */
  public Page<Connection, ConnectionPosition> list(
      Caller caller, int limit, @Nullable ConnectionPosition after) {
    return store.list(caller, limit, after);
  }

  /**
   * Changes a connection. Nothing if there is none with this id.
   *
   * @param change what it is to be, given what it is; what this throws reaches the caller
   * @throws Invalid if something about it does not fit
   * @throws VersionMismatch if it is at another version
   * @throws ConnectionException.NoMasterKey if its secrets could not be kept
   */
  public Optional<Connection> change(
      Caller caller,
      Signature signature,
      ConnectionId id,
      Precondition precondition,
      Function<Terms, Wanted> change) {
    requireCallable(caller, id, precondition, change);
    return store.replace(
        caller,
        signature,
        id,
        standing -> {
          check(precondition, standing);
          var backend = vendors.of(standing.vendor());
          var wanted = change.apply(standing.terms());
          requireGivenAgain(standing.terms(), wanted);
          if (!wanted.settings().equals(standing.terms().settings())) {
            requireUseful(backend, wanted);
          }
          var next =
              standing.on(
                  terms(caller.organization(), id, backend, standing.terms().credentials(), wanted),
                  clock.instant());
          requireWhole(backend, next);
          return next;
        });
  }

  /**
   * Removes a connection that no thread's reference names.
   *
   * @throws VersionMismatch if it is at another version
   */
  public Removal remove(
      Caller caller, Signature signature, ConnectionId id, Precondition precondition) {
    return store.remove(
        caller, signature, id, standing -> check(precondition, standing), clock.instant());
  }

  /**
   * Calls the vendor in a way that changes nothing, and tells what it said. Nothing if there is no
   * connection with this id.
   *
   * @throws ConnectionException.UnreadableSecret if a credential cannot be opened
   */
  public Optional<Reading<Greeting>> test(Caller caller, Signature signature, ConnectionId id) {
    return store
        .find(caller, id)
        .map(
            connection -> {
              var access = secrets.access(caller.organization(), connection);
              var seen = vendors.of(connection.vendor()).test(access);
              store.recordTest(
                  caller, signature, connection, seen instanceof Reading.Seen, clock.instant());
              return new Mask(access.credentials()).over(seen);
            });
  }

  private Terms terms(
      OrganizationId organization,
      ConnectionId id,
      VendorBackend backend,
      SealedCredentials standing,
      Wanted wanted) {
    wanted
        .credentials()
        .names()
        .forEach(
            name -> {
              if (!backend.credentials().contains(name)) {
                throw new Invalid(
                    Terms.CREDENTIALS + "/" + name.replace("~", "~0").replace("/", "~1"),
                    "is none of "
                        + String.join(", ", backend.credentials().stream().sorted().toList()));
              }
            });
    return new Terms(
        wanted.name(),
        wanted.baseUrl(),
        secrets.changed(organization, id, standing, wanted.credentials()),
        wanted.settings(),
        wanted.enabled());
  }

  /**
   * Before the store is asked to change anything: nobody waits for names with a connection held.
   */
  private void requireCallable(
      Caller caller, ConnectionId id, Precondition precondition, Function<Terms, Wanted> change) {
    store
        .find(caller, id)
        .ifPresent(
            standing -> {
              check(precondition, standing);
              var baseUrl = change.apply(standing.terms()).baseUrl();
              if (!baseUrl.equals(standing.terms().baseUrl())) {
                requireCallable(baseUrl);
              }
            });
  }

  private void requireCallable(String baseUrl) {
    baseUrls
        .flawOf(baseUrl)
        .ifPresent(
            flaw -> {
              throw new Invalid(Terms.BASE_URL, flaw);
            });
  }

  /** Whoever may change a connection but was never shown its secrets could have them sent home. */
  private static void requireGivenAgain(Terms standing, Wanted wanted) {
    if (wanted.baseUrl().equals(standing.baseUrl())) {
      return;
    }
    for (var name : standing.credentials().names()) {
      if (!wanted.credentials().name(name)) {
        throw new Invalid(
            Terms.CREDENTIALS + "/" + name, "must be given again with another base_url");
      }
    }
  }

  private static void requireUseful(VendorBackend backend, Wanted wanted) {
    new UsefulSettings(backend.settings()).require(wanted.settings());
  }

  private static void requireWhole(VendorBackend backend, Connection connection) {
    backend
        .missingIn(ConnectionSecrets.outline(connection))
        .ifPresent(
            missing -> {
              throw new Invalid(missing.replace('.', '/'), "is required");
            });
  }

  private static void check(Precondition precondition, Connection connection) {
    if (!precondition.admits(connection.version())) {
      throw new VersionMismatch(connection.version());
    }
  }
}
