package dev.threadkeep.application.connection;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.ConnectionException.NoMasterKey;
import dev.threadkeep.application.connection.Resealing.Summary;
import dev.threadkeep.application.connection.Resealing.Unreadable;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResealingTest {
  private static final OrganizationId ONE = new OrganizationId(new UUID(0x7000, 1));
  private static final OrganizationId OTHER = new OrganizationId(new UUID(0x7000, 2));

  private final ConnectionsInMemory store = new ConnectionsInMemory((_, _, _, _, _, _) -> {});
  private final OrganizationStore organizations = mock(OrganizationStore.class);
  private final LabelledSeal seal = new LabelledSeal("old");
  private final List<Unreadable> told = new ArrayList<>();

  @BeforeEach
  void two_organizations() {
    when(organizations.all())
        .thenReturn(
            List.of(new Organization(ONE, "One", NINE), new Organization(OTHER, "Other", NINE)));
  }

  private static Caller caller(OrganizationId organization) {
    return Caller.service(organization, new Actor.Policy());
  }

  private Connection kept(OrganizationId organization, String token) {
    var id = new ConnectionId(UUID.randomUUID());
    var secret = seal.seal(new SecretPlace(organization, id, "token"), token);
    var terms = Connections.terms().with(new SealedCredentials(Map.of("token", secret)));
    var connection = Connection.begun(id, INTERCOM_VENDOR, terms, NINE);
    var caller = caller(organization);
    store.add(caller, Signature.atTheCommandLine(), connection);
    return connection;
  }

  private Summary run() {
    return new Resealing(store, organizations, seal).run(told::add);
  }

  private String token(OrganizationId organization, Connection connection) {
    var stored = store.find(caller(organization), connection.id()).orElseThrow();
    return new ConnectionSecrets(seal).access(organization, stored).token();
  }

  @Test
  void every_secret_of_every_organization_needs_the_new_key_alone_afterwards() {
    var first = kept(ONE, "a");
    var second = kept(OTHER, "b");
    seal.take("new", "old");
    kept(ONE, "c");

    assertThat(run()).isEqualTo(new Summary(2, 1, 0));

    seal.take("new");
    assertThat(token(ONE, first)).isEqualTo("a");
    assertThat(token(OTHER, second)).isEqualTo("b");
    assertThat(told).isEmpty();
  }

  @Test
  void whoever_was_interrupted_finds_only_the_rest_to_do() {
    var connections = new ArrayList<Connection>();
    for (int i = 0; i < 250; i++) {
      connections.add(kept(ONE, "t" + i));
    }
    seal.take("new", "old");
    var done = connections.getFirst();
    store.reseal(
        caller(ONE),
        done.id(),
        standing -> standing.resealed(new ConnectionSecrets(seal).resealed(ONE, standing)));

    assertThat(run()).isEqualTo(new Summary(249, 1, 0));
    assertThat(run()).isEqualTo(new Summary(0, 250, 0));
  }

  @Test
  void what_cannot_be_opened_is_told_and_left_as_it_was() {
    var lost = kept(ONE, "a");
    seal.take("new");
    kept(ONE, "b");

    assertThat(run()).isEqualTo(new Summary(0, 1, 1));

    assertThat(told)
        .singleElement()
        .satisfies(
            unreadable -> {
              assertThat(unreadable.organization()).isEqualTo(ONE);
              assertThat(unreadable.connection()).isEqualTo(lost.id());
              assertThat(unreadable.why().key()).isEqualTo("old");
            });
    assertThat(store.find(caller(ONE), lost.id())).hasValue(lost);
  }

  @Test
  void a_token_that_would_be_refused_today_is_sealed_anew_as_it_is() {
    var early = kept(ONE, " a ");
    seal.take("new", "old");

    assertThat(run()).isEqualTo(new Summary(1, 0, 0));
    assertThat(token(ONE, early)).isEqualTo(" a ");
  }

  @Test
  void there_has_to_be_a_key() {
    seal.take();

    assertThatThrownBy(this::run).isInstanceOf(NoMasterKey.class);
  }
}
