package dev.threadkeep.domain.policy;

import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.NO_RESPONSE;
import static dev.threadkeep.domain.thread.fixture.Cast.OTHER;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static dev.threadkeep.domain.thread.fixture.Cast.UNSPECIFIED;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LifecyclePolicyTest {
  private static final CloseReason OWN = new CloseReason("refunded");

  @Test
  void an_organization_starts_with_the_standard_policy() {
    assertThat(LifecyclePolicy.standard()).isEqualTo(aPolicy().build());
  }

  @Test
  void the_standard_catalogue_knows_feathers_words() {
    assertThat(ReasonCatalogue.standard().reasons())
        .extracting(
            entry ->
                "%s (%s): %s".formatted(entry.reason(), entry.label(), entry.codesFor(FEATHER)))
        .containsExactly(
            "resolved (Resolved): []",
            "unspecified (Unspecified): []",
            "other (Other): []",
            "duplicate (Duplicate): []",
            "spam (Spam): [FILTERED_SPAM]",
            "no_response (No response): []",
            "opted_out (Opted out): [OPTED_OUT]",
            "do_not_contact (Do not contact): [DNC]",
            "fraud (Fraud): [FRAUD]",
            "contact_again (Contact again): [CONTACT_AGAIN]",
            "wrong_number (Wrong number): [WRONG_NUMBER]",
            "not_interested (Not interested): [NOT_INTERESTED]",
            "appointment_booked (Appointment booked): [APPOINTMENT_BOOKED]",
            "ended (Ended): [ENDED]",
            "automated (Automated message): [WORKFLOW_ONE_OFF_TEXT, FILTERED_AUTO_REPLY,"
                + " FILTERED_OOO]");
    assertThat(ReasonCatalogue.standard().reasons())
        .allMatch(CatalogueReason::active)
        .noneMatch(CatalogueReason::noteRequired);
  }

  @Test
  void a_reason_is_found_by_code_and_by_a_dialects_word_in_any_case() {
    var catalogue = ReasonCatalogue.standard();

    assertThat(catalogue.find(SPAM)).map(CatalogueReason::reason).contains(SPAM);
    assertThat(catalogue.find(OWN)).isEmpty();
    assertThat(catalogue.findByCode("SPAM")).map(CatalogueReason::reason).contains(SPAM);
    assertThat(catalogue.findByCode("nonsense")).isEmpty();
    assertThat(catalogue.findByWord(FEATHER, "filtered_spam"))
        .map(CatalogueReason::reason)
        .contains(SPAM);
    assertThat(catalogue.findByWord(INTERCOM, "FILTERED_SPAM")).isEmpty();
  }

  @Test
  void a_built_in_reason_can_be_switched_off_but_not_removed() {
    assertThatCode(() -> aPolicy().without(SPAM)).doesNotThrowAnyException();
    for (var builtIn : ReasonCatalogue.standard().reasons()) {
      var others =
          ReasonCatalogue.standard().reasons().stream()
              .filter(entry -> !entry.equals(builtIn))
              .toList();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ReasonCatalogue(others))
          .withMessageContaining(builtIn.reason().code());
    }
  }

  @Test
  void what_the_rules_fall_back_on_is_always_there() {
    for (var fallback : List.of(UNSPECIFIED, OTHER)) {
      assertThatIllegalArgumentException().isThrownBy(() -> aPolicy().without(fallback));
      assertThatIllegalArgumentException().isThrownBy(() -> aPolicy().requiringNoteWith(fallback));
    }
  }

  @Test
  void no_reason_appears_twice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aPolicy().knowing(reason(SPAM)))
        .withMessageContaining("spam");
  }

  @Test
  void no_word_of_a_dialect_stands_for_two_reasons() {
    for (var word : List.of("FRAUD", "fraud")) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  aPolicy()
                      .knowing(
                          new CatalogueReason(
                              OWN, "Refunded", true, false, Map.of(FEATHER, List.of(word)))));
    }
    assertThatCode(
            () ->
                aPolicy()
                    .knowing(
                        new CatalogueReason(
                            OWN, "Refunded", true, false, Map.of(INTERCOM, List.of("FRAUD")))))
        .doesNotThrowAnyException();
  }

  @Test
  void a_catalogue_has_at_most_five_hundred_reasons() {
    var builtIn = ReasonCatalogue.standard().reasons();
    var own =
        IntStream.rangeClosed(1, 486).mapToObj(i -> reason(new CloseReason("own_" + i))).toList();

    assertThat(
            new ReasonCatalogue(Stream.concat(builtIn.stream(), own.stream().limit(485)).toList())
                .reasons())
        .hasSize(500);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ReasonCatalogue(Stream.concat(builtIn.stream(), own.stream()).toList()));
  }

  @Test
  void a_default_reason_must_be_active() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aPolicy().defaulting(FEATHER, OWN).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aPolicy().without(SPAM).defaulting(FEATHER, SPAM).build());
    assertThat(aPolicy().defaulting(FEATHER, SPAM).build().defaultReasons())
        .isEqualTo(Map.of(FEATHER, SPAM));
  }

  @Test
  void auto_close_needs_a_reason_that_closes_by_itself() {
    var day = Duration.ofDays(1);

    assertThatIllegalArgumentException().isThrownBy(() -> aPolicy().autoClosing(day, OWN).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aPolicy().without(NO_RESPONSE).autoClosing(day, NO_RESPONSE).build());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> aPolicy().requiringNoteWith(NO_RESPONSE).autoClosing(day, NO_RESPONSE).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aPolicy().requiringReason().autoClosing(day, UNSPECIFIED).build());
    assertThatCode(() -> aPolicy().requiringReason().autoClosing(day, NO_RESPONSE).build())
        .doesNotThrowAnyException();
    assertThatCode(() -> aPolicy().autoClosing(day, UNSPECIFIED).build())
        .doesNotThrowAnyException();
  }

  @Test
  void auto_close_waits_between_a_minute_and_a_hundred_years() {
    assertThat(new AutoClose(Duration.ofMinutes(1), RESOLVED).after())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(new AutoClose(Duration.ofDays(36_500), RESOLVED).after())
        .isEqualTo(Duration.ofDays(36_500));
    for (var wrong :
        List.of(
            Duration.ofMinutes(1).minusNanos(1),
            Duration.ofDays(36_500).plusNanos(1),
            Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new AutoClose(wrong, RESOLVED));
    }
  }

  @Test
  void a_built_in_reason_without_words_of_feathers_names_no_vendor() {
    assertThat(ReasonCatalogue.standard().find(RESOLVED).orElseThrow().vendorCodes()).isEmpty();
    assertThat(ReasonCatalogue.standard().reasons())
        .allSatisfy(reason -> assertThat(reason.vendorCodes().values()).noneMatch(List::isEmpty));
  }

  @Test
  void a_window_is_longer_than_nothing_and_at_most_a_hundred_years() {
    for (var right : List.of(Duration.ofNanos(1), Duration.ofDays(36_500))) {
      assertThat(aPolicy().reopeningWithin(right).build().reopenWindow()).isEqualTo(right);
      assertThat(aPolicy().snoozingAtMost(right).build().longestSnooze()).isEqualTo(right);
    }
    for (var wrong :
        List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(36_500).plusNanos(1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> aPolicy().reopeningWithin(wrong).build());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> aPolicy().snoozingAtMost(wrong).build());
    }
  }

  @Test
  void what_does_not_fit_is_named_by_its_place() {
    var day = Duration.ofDays(1);
    var taken =
        new CatalogueReason(OWN, "Refunded", true, false, Map.of(FEATHER, List.of("FRAUD")));

    assertThat(placeOf(() -> new ReasonCatalogue(List.of()))).isEqualTo("reasons");
    assertThat(placeOf(() -> aPolicy().knowing(reason(SPAM)))).isEqualTo("reasons/15/code");
    assertThat(placeOf(() -> aPolicy().knowing(taken)))
        .isEqualTo("reasons/15/vendor_codes/feather/0");
    assertThat(placeOf(() -> aPolicy().without(OTHER))).isEqualTo("reasons/2/active");
    assertThat(placeOf(() -> aPolicy().requiringNoteWith(UNSPECIFIED)))
        .isEqualTo("reasons/1/note_required");
    assertThat(placeOf(() -> aPolicy().defaulting(INTERCOM, OWN).build()))
        .isEqualTo("default_reasons/intercom");
    assertThat(placeOf(() -> aPolicy().autoClosing(day, OWN).build()))
        .isEqualTo("auto_close/reason");
    assertThat(placeOf(() -> aPolicy().requiringReason().autoClosing(day, UNSPECIFIED).build()))
        .isEqualTo("auto_close/reason");
    assertThat(placeOf(() -> new AutoClose(Duration.ZERO, RESOLVED))).isEqualTo("auto_close/after");
    assertThat(placeOf(() -> new Retention(0, Retention.Then.ERASE)))
        .isEqualTo("retention/closed_for_days");
    assertThat(placeOf(() -> new Retention(36_501, Retention.Then.DELETE)))
        .isEqualTo("retention/closed_for_days");
    assertThat(placeOf(() -> aPolicy().reopeningWithin(Duration.ZERO).build()))
        .isEqualTo("reopen_window");
    assertThat(placeOf(() -> aPolicy().snoozingAtMost(Duration.ZERO).build()))
        .isEqualTo("longest_snooze");
    assertThat(placeOf(() -> new EscalatedClose.These(teammates(501))))
        .isEqualTo("escalated_close/teammates");
    assertThatCode(() -> new EscalatedClose.These(teammates(500))).doesNotThrowAnyException();
  }

  @Test
  void the_words_for_what_does_not_fit_follow_the_name_of_the_place() {
    var refused =
        catchThrowableOfType(InvalidPolicyException.class, () -> aPolicy().knowing(reason(SPAM)));

    assertThat(refused.flaws().getFirst().detail()).isEqualTo("appears twice: spam");
    assertThat(refused).hasMessage("reasons/15/code appears twice: spam");
  }

  private static String placeOf(ThrowingCallable making) {
    return catchThrowableOfType(InvalidPolicyException.class, making).flaws().getFirst().place();
  }

  private static Set<TeammateId> teammates(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> new TeammateId(new UUID(0x01992f80_0000_7000L, number)))
        .collect(Collectors.toSet());
  }

  @Test
  void a_policy_shares_nothing_with_whoever_made_it() {
    var policy = aPolicy().requiring(RequiredField.TITLE).build();

    assertThat(policy.requiredBeforeClose()).isUnmodifiable();
    assertThat(policy.defaultReasons()).isUnmodifiable();
    assertThat(policy.catalogue().reasons()).isUnmodifiable();
    assertThat(new EscalatedClose.These(Set.of()).teammates()).isUnmodifiable();
  }

  private static CatalogueReason reason(CloseReason code) {
    return new CatalogueReason(code, "Label", true, false, Map.of());
  }

  @Test
  void all_that_does_not_fit_is_told_at_once() {
    var nothing = Duration.ZERO;
    var unknown = new CloseReason("nonsense");

    var refused =
        catchThrowableOfType(
            InvalidPolicyException.class,
            () ->
                new LifecyclePolicy(
                    ReasonCatalogue.standard(),
                    Map.of(Through.CANONICAL, unknown, new Through("feather"), unknown),
                    false,
                    Set.of(),
                    new EscalatedClose.Anyone(),
                    LifecyclePolicy.standard().inbound(),
                    nothing,
                    nothing,
                    false,
                    new AutoClose(Duration.ofDays(1), unknown),
                    null));

    assertThat(refused.flaws())
        .extracting(InvalidPolicyException.Flaw::place)
        .containsExactly(
            "default_reasons/canonical",
            "default_reasons/feather",
            "auto_close/reason",
            "reopen_window",
            "longest_snooze");
  }
}
