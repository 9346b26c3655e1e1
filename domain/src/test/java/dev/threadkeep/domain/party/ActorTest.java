package dev.threadkeep.domain.party;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.KEY;
import static dev.threadkeep.domain.thread.fixture.Cast.POLICY;
import static dev.threadkeep.domain.thread.fixture.Cast.TIMER;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ActorTest {
  private static final Actor SOMEBODY = new Actor.Contact(null);
  private static final Actor OPERATOR = new Actor.Operator();

  static final List<Actor> ACTORS =
      List.of(KEY, ALICE, BOT, CUSTOMER, SOMEBODY, BY_INTERCOM, TIMER, POLICY, OPERATOR);

  @ParameterizedTest
  @FieldSource("ACTORS")
  void an_actor_is_read_back_from_type_and_id(Actor actor) {
    assertThat(Actor.of(actor.type(), actor.idText())).isEqualTo(actor);
  }

  @Test
  void every_kind_of_actor_has_its_word() {
    assertThat(ACTORS)
        .extracting(Actor::type, Actor::idText)
        .containsExactly(
            tuple("key", "k3yk3yk3"),
            tuple("user", ALICE_ID.toString()),
            tuple("agent", BOT_ID.toString()),
            tuple("contact", "contact-1"),
            tuple("contact", null),
            tuple("vendor", "intercom"),
            tuple("timer", null),
            tuple("policy", null),
            tuple("operator", null));
    assertThat(ACTORS.stream().map(Object::getClass))
        .hasSameElementsAs(List.of(Actor.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @CsvSource({
    "key,",
    "user,",
    "agent,",
    "vendor,",
    "key, short",
    "user, mark",
    "agent, mark",
    "vendor, Intercom",
    "contact, ''",
    "timer, 1",
    "policy, 1",
    "operator, 1",
    "nobody,",
    "USER, 01992f80-1111-7000-8000-00000000000a",
  })
  void an_actor_that_there_cannot_be_is_refused(String type, @Nullable String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> Actor.of(type, id));
  }

  @Test
  void an_assignee_is_read_back_from_type_and_id() {
    for (var assignee : List.of(TO_ALICE, TO_BOT)) {
      assertThat(Assignee.of(assignee.type(), assignee.id())).isEqualTo(assignee);
    }
    assertThat(TO_ALICE.type()).isEqualTo("user");
    assertThat(TO_BOT.type()).isEqualTo("agent");
    assertThatIllegalArgumentException().isThrownBy(() -> Assignee.of("contact", ALICE_ID));
  }

  @Test
  void nobody_holds_what_neither_teammate_nor_team_holds() {
    assertThat(Assignment.nobody().isNobody()).isTrue();
    assertThat(Assignment.nobody().withAssignee(TO_ALICE).isNobody()).isFalse();
    assertThat(Assignment.nobody().withTeam(new TeamId("support")).isNobody()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "vendor:feather, feather",
    "vendor:a-b_1, a-b_1",
    "feather, feather",
    "canonical, canonical",
    "vendor:, vendor:",
    "vendor:1, vendor:1",
    "vendor, vendor",
  })
  void a_vendors_report_speaks_the_vendors_dialect(String door, String dialect) {
    assertThat(new Through(door).dialect()).isEqualTo(new Through(dialect));
  }
}
