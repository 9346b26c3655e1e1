package dev.threadkeep.application.policy;

import static dev.threadkeep.application.Approved.isAsApproved;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.NO_RESPONSE;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.InboundPolicy.PastWindow;
import dev.threadkeep.domain.policy.InboundPolicy.WhenSnoozed;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.policy.Retention;
import dev.threadkeep.domain.thread.fixture.Policies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The form in which policies are kept for good. */
class PolicyJsonTest {
  private static final LifecyclePolicy STRICT =
      Policies.aPolicy()
          .knowing(
              new CatalogueReason(
                  new CloseReason("own"),
                  "Our \"own\"",
                  true,
                  true,
                  Map.of(FEATHER, List.of("OWN", "MINE"))))
          .without(SPAM)
          .defaulting(INTERCOM, RESOLVED)
          .defaulting(FEATHER, NO_RESPONSE)
          .requiringReason()
          .requiring(RequiredField.values())
          .escalatedClosedBy(new EscalatedClose.These(Set.of(BOB_ID, ALICE_ID)))
          .whenSnoozed(WhenSnoozed.KEEP_SNOOZED)
          .withinWindow(WithinWindow.FOLLOW_UP)
          .pastWindow(PastWindow.KEEP_CLOSED)
          .reopeningWithin(Duration.ofDays(30))
          .snoozingAtMost(Duration.ofDays(36_500))
          .unassigningOnClose()
          .autoClosing(Duration.ofMinutes(1), NO_RESPONSE)
          .retaining(90, Retention.Then.ERASE)
          .build();

  @Test
  void the_standard_policy_is_written_as_approved_and_read_back() {
    isAsApproved("policies/standard", PolicyJson.of(LifecyclePolicy.standard()));
    assertThat(PolicyJson.read(PolicyJson.of(LifecyclePolicy.standard())))
        .isEqualTo(LifecyclePolicy.standard());
  }

  @Test
  void a_policy_that_says_everything_is_written_as_approved_and_read_back() {
    isAsApproved("policies/strict", PolicyJson.of(STRICT));
    assertThat(PolicyJson.read(PolicyJson.of(STRICT))).isEqualTo(STRICT);
  }

  @Test
  void keeps_who_may_close_an_escalated_thread() {
    for (var who :
        List.of(
            new EscalatedClose.Anyone(),
            new EscalatedClose.ItsAssignee(),
            new EscalatedClose.These(Set.of()))) {
      var policy = Policies.aPolicy().escalatedClosedBy(who).build();

      assertThat(PolicyJson.read(PolicyJson.of(policy))).isEqualTo(policy);
    }
  }

  @Test
  void refuses_what_is_no_policy() {
    assertThatThrownBy(() -> PolicyJson.read(JsonObject.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
