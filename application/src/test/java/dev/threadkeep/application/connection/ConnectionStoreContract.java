package dev.threadkeep.application.connection;

import static dev.threadkeep.application.connection.Connections.begunAt;
import static dev.threadkeep.application.connection.Connections.connection;
import static dev.threadkeep.application.connection.Connections.named;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.connection.ConnectionStore.ConnectionPosition;
import dev.threadkeep.application.connection.ConnectionStore.Removal;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ConnectionStore} must do; each implementation's test implements this. */
public interface ConnectionStoreContract {

  StoresUnderTest stores();

  private ConnectionStore connections() {
    return stores().connections();
  }

  private Connection kept(World world, Connection connection) {
    connections().add(world.caller(), world.signature(), connection);
    return connection;
  }

  private List<AuditEntry> recorded(World world) {
    return stores().audit().list(world.caller(), 10, null).items();
  }

  private List<Connection> all(World world) {
    return connections().list(world.caller(), 10, null).items();
  }

  private Removal remove(World world, Connection connection) {
    return connections().remove(world.caller(), world.signature(), connection.id(), _ -> {}, NOON);
  }

  private void referTo(World world, Connection connection, String... externalIds) {
    for (var id : externalIds) {
      world.open(
          world
              .nextThread()
              .knownAs(
                  new ExternalReference(
                      INTERCOM_VENDOR, connection.id().toString(), id, connection.id())));
    }
  }

  @Test
  default void gives_back_a_connection_as_it_was_kept() {
    var world = World.in(stores());

    var connection = kept(world, connection());

    assertThat(connections().find(world.caller(), connection.id())).hasValue(connection);
    assertThat(all(world)).containsExactly(connection);
  }

  @Test
  default void has_none_of_another_organization() {
    var world = World.in(stores());
    var others = World.in(stores());
    var connection = kept(world, connection());

    assertThat(connections().find(others.caller(), connection.id())).isEmpty();
    assertThat(all(others)).isEmpty();
    assertThat(
            connections()
                .replace(
                    others.caller(),
                    others.signature(),
                    connection.id(),
                    standing -> standing.on(named(standing.terms(), "theirs"), TEN)))
        .isEmpty();
    assertThat(remove(others, connection)).isEqualTo(new Removal.NotFound());
    assertThat(connections().find(world.caller(), connection.id())).hasValue(connection);
  }

  @Test
  default void lists_them_oldest_first_page_by_page() {
    var world = World.in(stores());
    var second = kept(world, begunAt(TEN));
    var third = kept(world, begunAt(ELEVEN));
    var first = kept(world, begunAt(NINE));
    var listed = new ArrayList<Connection>();
    @Nullable ConnectionPosition from = null;

    do {
      var page = connections().list(world.caller(), 1, from);
      listed.addAll(page.items());
      from = page.next();
    } while (from != null);

    assertThat(listed).containsExactly(first, second, third);
  }

  @Test
  default void a_change_is_kept_and_recorded_with_the_fields_that_are_different() {
    var world = World.in(stores());
    var connection = kept(world, connection());
    var next =
        new Terms(
            "Support US",
            connection.terms().baseUrl(),
            new SealedCredentials(Map.of("token", new SealedSecret("key-2", "b3RoZXI="))),
            ConnectionSettings.usual(),
            false);

    var changed =
        connections()
            .replace(
                world.caller(),
                world.signature(),
                connection.id(),
                standing -> standing.on(next, TEN));

    assertThat(changed)
        .hasValue(new Connection(connection.id(), connection.vendor(), next, 2, 0, NINE, TEN));
    assertThat(connections().find(world.caller(), connection.id())).isEqualTo(changed);
    assertThat(recorded(world))
        .extracting(AuditEntry::type, AuditEntry::at, AuditEntry::subject, AuditEntry::by)
        .containsExactly(
            tuple("connection.changed", TEN, connection.id().toString(), world.signature().by()),
            tuple("connection.created", NINE, connection.id().toString(), world.signature().by()));
    assertThat(recorded(world).getFirst().data())
        .hasToString(
            "{\"vendor\":\"intercom\",\"name\":\"Support US\",\"version\":2,\"fields\":["
                + "\"name\",\"credentials.token\",\"settings.accounts\",\"settings.acting_admin\","
                + "\"settings.close_reason\",\"settings.conflict\",\"settings.max_in_flight\","
                + "\"settings.reconcile_seconds\",\"settings.timeout_seconds\",\"settings.unsupported\",\"enabled\"]}");
  }

  @Test
  default void what_stays_as_it_is_is_not_recorded() {
    var world = World.in(stores());
    var connection = kept(world, connection());

    var same =
        connections()
            .replace(
                world.caller(),
                world.signature(),
                connection.id(),
                standing -> standing.on(connection.terms(), TEN));

    assertThat(same).hasValue(connection);
    assertThat(recorded(world)).hasSize(1);
  }

  @Test
  default void what_a_change_throws_leaves_everything_as_it_was() {
    var world = World.in(stores());
    var connection = kept(world, connection());

    assertThatThrownBy(
            () ->
                connections()
                    .replace(
                        world.caller(),
                        world.signature(),
                        connection.id(),
                        standing -> {
                          throw new ConnectionException.VersionMismatch(standing.version());
                        }))
        .isInstanceOf(ConnectionException.VersionMismatch.class);

    assertThat(connections().find(world.caller(), connection.id())).hasValue(connection);
    assertThat(recorded(world)).hasSize(1);
  }

  @Test
  default void sealing_anew_is_no_change_that_anybody_sees() {
    var world = World.in(stores());
    var connection = kept(world, connection());
    var sealed = new SealedCredentials(Map.of("token", new SealedSecret("key-2", "b3RoZXI=")));

    connections().reseal(world.caller(), connection.id(), standing -> standing.resealed(sealed));

    assertThat(connections().find(world.caller(), connection.id()))
        .hasValue(connection.resealed(sealed));
    assertThat(recorded(world)).hasSize(1);
  }

  @Test
  default void a_connection_that_no_reference_names_can_be_removed() {
    var world = World.in(stores());
    var connection = kept(world, connection());
    world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "r-1")));

    assertThat(remove(world, connection)).isEqualTo(new Removal.Removed());

    assertThat(all(world)).isEmpty();
    assertThat(remove(world, connection)).isEqualTo(new Removal.NotFound());
    assertThat(recorded(world).getFirst())
        .satisfies(
            entry -> {
              assertThat(entry.type()).isEqualTo("connection.deleted");
              assertThat(entry.at()).isEqualTo(NOON);
              assertThat(entry.subject()).isEqualTo(connection.id().toString());
            });
  }

  @Test
  default void one_that_references_name_stays_and_tells_how_many_threads_have_them() {
    var world = World.in(stores());
    var connection = kept(world, connection());
    referTo(world, kept(world, connection()), "r-1");
    referTo(world, connection, "r-2", "r-3");

    assertThat(remove(world, connection)).isEqualTo(new Removal.StillReferred(2));

    assertThat(connections().find(world.caller(), connection.id())).hasValue(connection);
  }

  @Test
  default void what_is_thrown_about_a_removal_keeps_the_connection() {
    var world = World.in(stores());
    var connection = kept(world, connection());

    assertThatThrownBy(
            () ->
                connections()
                    .remove(
                        world.caller(),
                        world.signature(),
                        connection.id(),
                        standing -> {
                          throw new ConnectionException.VersionMismatch(standing.version());
                        },
                        NOON))
        .isInstanceOf(ConnectionException.VersionMismatch.class);

    assertThat(all(world)).containsExactly(connection);
  }

  @Test
  default void a_test_is_recorded_with_whether_the_vendor_was_reached() {
    var world = World.in(stores());
    var connection = kept(world, connection());

    connections().recordTest(world.caller(), world.signature(), connection, false, NOON);

    assertThat(recorded(world).getFirst())
        .satisfies(
            entry -> {
              assertThat(entry.type()).isEqualTo("connection.tested");
              assertThat(entry.at()).isEqualTo(NOON);
              assertThat(entry.subject()).isEqualTo(connection.id().toString());
              assertThat(entry.data())
                  .hasToString(
                      "{\"vendor\":\"intercom\",\"name\":\"Support EU\",\"reached\":false}");
            });
  }

  @Test
  default void the_audit_names_credentials_and_holds_nothing_of_them() {
    var world = World.in(stores());
    var connection = kept(world, connection());
    connections()
        .replace(
            world.caller(),
            world.signature(),
            connection.id(),
            standing -> standing.on(standing.terms().with(SealedCredentials.none()), TEN));
    remove(world, connection);

    assertThat(recorded(world))
        .hasSize(3)
        .allSatisfy(
            entry ->
                assertThat(entry.data().toString())
                    .doesNotContain(Connections.TOKEN.ciphertext(), Connections.TOKEN.key()));
    assertThat(recorded(world).getLast().data().toString()).contains("\"credentials\":[\"token\"]");
  }

  @Test
  default void lets_nobody_do_anything_whose_key_no_longer_works() {
    var world = World.in(stores());
    var connection = kept(world, connection());
    var key = world.key();
    stores().keys().revoke(world.caller(), world.signature(), key.key().id(), TEN);
    var caller = world.holding(key);
    var unknown = new ConnectionId(UUID.randomUUID());
    Stream<Consumer<Caller>> uses =
        Stream.of(
            each -> connections().find(each, connection.id()),
            each -> connections().list(each, 10, null),
            each -> connections().add(each, world.signature(), begunAt(TEN)),
            each -> connections().replace(each, world.signature(), connection.id(), same -> same),
            each -> connections().reseal(each, connection.id(), same -> same),
            each -> connections().remove(each, world.signature(), unknown, _ -> {}, TEN),
            each -> connections().recordTest(each, world.signature(), connection, true, TEN));

    assertThat(uses)
        .allSatisfy(
            use ->
                assertThatThrownBy(() -> use.accept(caller))
                    .isInstanceOf(KeyInvalidException.class));
    assertThat(all(world)).containsExactly(connection);
  }
}
