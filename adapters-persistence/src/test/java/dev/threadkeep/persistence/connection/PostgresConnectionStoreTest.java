package dev.threadkeep.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionException.UnreadableSecret;
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.ConnectionStoreContract;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.connection.SealedCredentials;
import dev.threadkeep.application.connection.SecretPlace;
import dev.threadkeep.application.thread.ThreadException.UnknownConnection;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.secret.AesGcmSeal;
import dev.threadkeep.persistence.secret.MasterKey;
import dev.threadkeep.persistence.secret.MasterKeys;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresConnectionStoreTest implements ConnectionStoreContract {
  private static final AesGcmSeal SEAL = new AesGcmSeal(MasterKeys.none().behind(MasterKey.draw()));

  private final ConnectionSecrets secrets = new ConnectionSecrets(SEAL);

  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  /** A connection whose token is really sealed. */
  private Connection kept(World world, String token) {
    var connection = Connections.connection();
    var place = new SecretPlace(world.organization(), connection.id(), "token");
    var sealed =
        connection.resealed(new SealedCredentials(Map.of("token", SEAL.seal(place, token))));
    stores().connections().add(world.caller(), world.signature(), sealed);
    return sealed;
  }

  private String token(World world, Connection connection) {
    var stored = stores().connections().find(world.caller(), connection.id()).orElseThrow();
    return secrets.access(world.organization(), stored).token();
  }

  private static String asSuperuser(String sql) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(Bench.shared().address());
        var statement = superuser.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void whoever_has_the_database_alone_finds_nothing_of_a_secret() throws SQLException {
    var world = World.in(stores());
    var connection = kept(world, "very-secret-token");

    var row =
        asSuperuser(
            "SELECT to_json(c)::text FROM connection c WHERE c.id = '%s'"
                .formatted(connection.id()));

    assertThat(row).contains("Support EU").doesNotContain("very-secret-token", "very-", "c2VjcmV0");
    assertThat(token(world, connection)).isEqualTo("very-secret-token");
  }

  @Test
  void a_connection_that_goes_while_a_thread_is_about_to_refer_to_it_is_referred_to_by_none() {
    var world = World.in(stores());
    var connection = kept(world, "secret");
    var thread = world.open(world.nextThread());
    var reference = new ExternalReference(connection.vendor(), "", "1911149811", connection.id());

    assertThatThrownBy(
            () ->
                stores()
                    .threads()
                    .change(
                        world.wanted(thread.id()),
                        loaded -> {
                          stores()
                              .connections()
                              .remove(
                                  world.caller(),
                                  world.signature(),
                                  connection.id(),
                                  _ -> {},
                                  Cast.NOON);
                          return loaded
                              .thread()
                              .decide(
                                  List.of(new ThreadCommand.Refer(reference)),
                                  world.context(Cast.TEN));
                        }))
        .isInstanceOf(UnknownConnection.class);

    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  @Test
  void a_secret_put_into_a_row_of_another_organization_or_connection_opens_nothing()
      throws SQLException {
    var world = World.in(stores());
    var others = World.in(stores());
    var victim = kept(world, "secret");
    var attackers = kept(others, "theirs");
    var second = kept(world, "other");

    for (var into : new Connection[] {attackers, second}) {
      asSuperuser(
          """
          WITH stolen AS (SELECT credentials FROM connection WHERE id = '%s')
          UPDATE connection c SET credentials = stolen.credentials FROM stolen WHERE c.id = '%s'
          RETURNING c.name
          """
              .formatted(victim.id(), into.id()));
    }

    assertThatThrownBy(() -> token(others, attackers)).isInstanceOf(UnreadableSecret.class);
    assertThatThrownBy(() -> token(world, second)).isInstanceOf(UnreadableSecret.class);
    assertThat(token(world, victim)).isEqualTo("secret");
  }
}
