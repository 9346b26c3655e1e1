package dev.threadkeep.application.connection;

import dev.threadkeep.application.connection.ConnectionException.Invalid;
import dev.threadkeep.application.connection.ConnectionException.UnreadableSecret;
import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.util.HashMap;
import java.util.Map;

/** The credentials of connections, sealed to be kept and opened to call a vendor. */
public final class ConnectionSecrets {
  private static final int LONGEST_SECRET = 4_096;
  private static final char LAST_OF_LATIN_1 = 0xff;

  private final SecretSeal seal;

  public ConnectionSecrets(SecretSeal seal) {
    this.seal = seal;
  }

  /**
   * What {@code standing} becomes.
   *
   * @throws Invalid if what is to be set can be no secret
   * @throws ConnectionException.NoMasterKey if something is to be set and cannot be
   */
  SealedCredentials changed(
      OrganizationId organization,
      ConnectionId connection,
      SealedCredentials standing,
      CredentialChanges changes) {
    var secrets = new HashMap<>(standing.secrets());
    secrets.keySet().removeAll(changes.removed());
    changes
        .given()
        .forEach(
            (name, secret) -> {
              var place = Terms.CREDENTIALS + "/" + name;
              Terms.requireText(place, LONGEST_SECRET, secret);
              if (name.equals(Credentials.TOKEN)) {
                requireSendable(place, secret);
              }
              secrets.put(name, sealed(organization, connection, name, secret));
            });
    return new SealedCredentials(secrets);
  }

  private static void requireSendable(String place, String token) {
    if (!token.chars().allMatch(each -> each <= LAST_OF_LATIN_1 && !Character.isISOControl(each))) {
      throw new Invalid(place, "must be what a header can carry: Latin-1 without line breaks");
    }
    if (!token.equals(token.strip())) {
      throw new Invalid(place, "must not begin or end with a space: no header can carry that");
    }
  }

  /**
   * A connection as a backend needs it.
   *
   * @throws UnreadableSecret if a credential cannot be opened
   */
  public VendorAccess access(OrganizationId organization, Connection connection) {
    return access(connection, new Credentials(opened(organization, connection)));
  }

  /** The same with the names of its credentials only, to see what is missing. */
  static VendorAccess outline(Connection connection) {
    var names = new HashMap<String, String>();
    connection.terms().credentials().names().forEach(name -> names.put(name, name));
    return access(connection, new Credentials(names));
  }

  private static VendorAccess access(Connection connection, Credentials credentials) {
    var terms = connection.terms();
    return new VendorAccess(
        connection.id(),
        connection.vendor(),
        connection.edition(),
        terms.baseUrl(),
        credentials,
        terms.settings().toAccess());
  }

  /** The same credentials, whatever they are, sealed with the key that seals now. */
  SealedCredentials resealed(OrganizationId organization, Connection connection) {
    var secrets = new HashMap<String, SealedSecret>();
    opened(organization, connection)
        .forEach(
            (name, secret) ->
                secrets.put(name, sealed(organization, connection.id(), name, secret)));
    return new SealedCredentials(secrets);
  }

  private SealedSecret sealed(
      OrganizationId organization, ConnectionId connection, String name, String secret) {
    return seal.seal(new SecretPlace(organization, connection, name), secret);
  }

  private Map<String, String> opened(OrganizationId organization, Connection connection) {
    var secrets = new HashMap<String, String>();
    connection
        .terms()
        .credentials()
        .secrets()
        .forEach(
            (name, secret) ->
                secrets.put(
                    name, seal.open(new SecretPlace(organization, connection.id(), name), secret)));
    return secrets;
  }
}
