package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.KEY;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NO_RESPONSE;
import static dev.threadkeep.domain.thread.fixture.Cast.OTHER;
import static dev.threadkeep.domain.thread.fixture.Cast.POLICY;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TIMER;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static dev.threadkeep.domain.thread.fixture.Cast.UNSPECIFIED;
import static dev.threadkeep.domain.thread.fixture.Contexts.REQUEST;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.events;
import static dev.threadkeep.domain.thread.fixture.Outcomes.moved;
import static dev.threadkeep.domain.thread.fixture.Outcomes.rejection;
import static dev.threadkeep.domain.thread.fixture.Outcomes.status;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.thread.fixture.Contexts;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClosingAThreadTest {
  private static final ReasonChoice UNNAMED = new ReasonChoice.Unnamed();

  @Test
  void a_close_keeps_reason_note_time_and_actor() {
    var note = new Note("Refunded by hand");

    var closed =
        aThread()
            .open()
            .decide(
                new ThreadCommand.Close(new ReasonChoice.Named(SPAM), note, true),
                aContext().by(BOB).build());

    assertThat(status(closed)).isEqualTo(new ThreadStatus.Closed(SPAM, note, null, TEN, BOB, true));
    assertThat(moved(closed).events())
        .containsExactly(
            new RecordedEvent(
                2,
                TEN,
                BOB,
                Through.CANONICAL,
                REQUEST,
                new ThreadEvent.Closed(SPAM, note, null, true)));
  }

  @Test
  void a_thread_closes_when_told_to_directly() {
    var thread = aThread().open();

    assertThat(thread.close(new ReasonChoice.Named(RESOLVED), aContext().build()))
        .isEqualTo(thread.decide(close(new ReasonChoice.Named(RESOLVED)), aContext().build()));
  }

  @Test
  void a_close_without_a_reason_is_unspecified() {
    assertThat(reasonOf(UNNAMED, aContext())).isEqualTo(UNSPECIFIED);
  }

  @Test
  void a_close_without_a_reason_takes_the_default_of_its_door_only() {
    var policy = aPolicy().defaulting(FEATHER, NO_RESPONSE);

    assertThat(reasonOf(UNNAMED, aContext().through(FEATHER).under(policy))).isEqualTo(NO_RESPONSE);
    assertThat(reasonOf(UNNAMED, aContext().through(INTERCOM).under(policy)))
        .isEqualTo(UNSPECIFIED);
  }

  @Test
  void the_default_reason_satisfies_a_required_one() {
    var policy = aPolicy().requiringReason().defaulting(FEATHER, NO_RESPONSE);

    assertThat(reasonOf(UNNAMED, aContext().through(FEATHER).under(policy))).isEqualTo(NO_RESPONSE);
  }

  @Test
  void naming_unspecified_is_no_reason_where_one_is_required() {
    assertThat(
            refused(
                new ReasonChoice.Named(UNSPECIFIED), aContext().under(aPolicy().requiringReason())))
        .isInstanceOf(Rejection.CloseReasonRequired.class);
  }

  @ParameterizedTest
  @CsvSource({
    "FILTERED_SPAM, spam",
    "filtered_spam, spam",
    "'  DNC ', do_not_contact",
    "WORKFLOW_ONE_OFF_TEXT, automated",
    "FILTERED_OOO, automated",
    "spam, spam",
    "RESOLVED, resolved",
    "unspecified, other",
    "the customer went away, other",
  })
  void a_dialects_words_are_understood(String words, String code) {
    assertThat(reasonOf(new ReasonChoice.Stated(words), aContext().through(FEATHER)))
        .isEqualTo(new CloseReason(code));
  }

  @Test
  void a_dialects_words_mean_nothing_in_another_dialect() {
    assertThat(reasonOf(new ReasonChoice.Stated("FILTERED_SPAM"), aContext().through(INTERCOM)))
        .isEqualTo(OTHER);
  }

  @Test
  void a_dialects_words_for_an_inactive_reason_count_as_other() {
    assertThat(
            reasonOf(
                new ReasonChoice.Stated("FILTERED_SPAM"),
                aContext().through(FEATHER).under(aPolicy().without(SPAM))))
        .isEqualTo(OTHER);
  }

  @Test
  void a_dialects_words_are_kept_verbatim() {
    assertThat(closed(new ReasonChoice.Stated(" Wrong_Number "), aContext().through(FEATHER)))
        .isEqualTo(
            new ThreadStatus.Closed(
                new CloseReason("wrong_number"),
                null,
                new StatedReason(FEATHER, " Wrong_Number "),
                TEN,
                ALICE,
                false));
  }

  @Test
  void a_blank_statement_names_no_reason_and_is_kept() {
    assertThat(
            closed(
                new ReasonChoice.Stated("  "),
                aContext().through(FEATHER).under(aPolicy().defaulting(FEATHER, SPAM))))
        .isEqualTo(
            new ThreadStatus.Closed(
                SPAM, null, new StatedReason(FEATHER, "  "), TEN, ALICE, false));
  }

  @Test
  void what_a_vendor_reports_is_in_the_words_of_its_dialect() {
    assertThat(
            closed(
                new ReasonChoice.Stated("DNC"),
                aContext().by(BY_INTERCOM).through("vendor:feather")))
        .isEqualTo(
            new ThreadStatus.Closed(
                new CloseReason("do_not_contact"),
                null,
                new StatedReason(FEATHER, "DNC"),
                TEN,
                BY_INTERCOM,
                false));
  }

  @Test
  void a_reason_of_the_organizations_own_closes_like_any_other() {
    var own = new CloseReason("refunded");
    var policy = aPolicy().knowing(new CatalogueReason(own, "Refunded", true, false, Map.of()));

    assertThat(reasonOf(new ReasonChoice.Named(own), aContext().under(policy))).isEqualTo(own);
  }

  @Test
  void a_note_satisfies_a_reason_that_requires_one() {
    var thread = aThread().open();
    var context = aContext().under(aPolicy().requiringNoteWith(SPAM)).build();
    var reason = new ReasonChoice.Named(SPAM);

    assertThat(
            thread.decide(new ThreadCommand.Close(reason, new Note("Advertising"), false), context))
        .isInstanceOf(Transition.Moved.class);
    assertThat(thread.decide(close(new ReasonChoice.Named(RESOLVED)), context))
        .isInstanceOf(Transition.Moved.class);
  }

  @ParameterizedTest
  @EnumSource(RequiredField.class)
  void a_required_field_keeps_a_thread_from_closing_until_it_is_there(RequiredField field) {
    var context = aContext().under(aPolicy().requiring(field)).build();
    var lacking =
        switch (field) {
          case ASSIGNEE -> aThread().assignedTo(SUPPORT).titled("Refund").tagged("billing").open();
          case TEAM -> aThread().assignedTo(TO_ALICE).titled("Refund").tagged("billing").open();
          case TITLE -> aThread().assignedTo(TO_ALICE).assignedTo(SUPPORT).tagged("x").open();
          case TAG -> aThread().assignedTo(TO_ALICE).assignedTo(SUPPORT).titled("Refund").open();
        };
    ThreadCommand mending =
        switch (field) {
          case ASSIGNEE -> new ThreadCommand.Assign(TO_ALICE);
          case TEAM -> new ThreadCommand.AssignTeam(SUPPORT);
          case TITLE -> new ThreadCommand.Retitle(new Title("Refund"));
          case TAG -> new ThreadCommand.AddTag(new Tag("billing"));
        };

    assertThat(rejection(lacking.decide(close(UNNAMED), context)))
        .isInstanceOfSatisfying(
            Rejection.FieldsRequiredBeforeClose.class,
            refused -> assertThat(refused.missing()).containsExactly(field));
    assertThat(status(lacking.decide(List.of(close(UNNAMED), mending), context)))
        .isInstanceOf(ThreadStatus.Closed.class);
  }

  @Test
  void anyone_may_close_an_escalated_thread_where_the_policy_says_so() {
    assertThat(mayCloseEscalated(KEY, new EscalatedClose.Anyone())).isTrue();
  }

  @Test
  void only_its_assignee_may_close_an_escalated_thread_where_the_policy_says_so() {
    var rule = new EscalatedClose.ItsAssignee();

    assertThat(mayCloseEscalated(ALICE, rule)).isTrue();
    assertThat(mayCloseEscalated(BOB, rule)).isFalse();
    assertThat(mayCloseEscalated(KEY, rule)).isFalse();
    assertThat(mayCloseEscalated(CUSTOMER, rule)).isFalse();
    assertThat(mayCloseEscalated(TIMER, rule)).isFalse();
    assertThat(mayCloseEscalated(POLICY, rule)).isFalse();
    assertThat(mayCloseEscalated(BY_INTERCOM, rule)).isTrue();
  }

  @Test
  void an_agent_may_close_the_escalated_thread_it_holds() {
    var context =
        aContext()
            .by(BOT)
            .under(aPolicy().escalatedClosedBy(new EscalatedClose.ItsAssignee()))
            .build();

    assertThat(aThread().assignedTo(TO_BOT).escalated().open().decide(close(UNNAMED), context))
        .isInstanceOf(Transition.Moved.class);
  }

  @Test
  void only_those_listed_may_close_an_escalated_thread_where_the_policy_says_so() {
    var rule = new EscalatedClose.These(Set.of(ALICE_ID, BOT_ID));

    assertThat(mayCloseEscalated(ALICE, rule)).isTrue();
    assertThat(mayCloseEscalated(BOT, rule)).isTrue();
    assertThat(mayCloseEscalated(BOB, rule)).isFalse();
    assertThat(mayCloseEscalated(KEY, rule)).isFalse();
  }

  @Test
  void a_thread_that_is_not_escalated_may_be_closed_by_whoever() {
    var context =
        aContext().by(KEY).under(aPolicy().escalatedClosedBy(new EscalatedClose.ItsAssignee()));

    assertThat(reasonOf(UNNAMED, context)).isEqualTo(UNSPECIFIED);
  }

  @Test
  void no_policy_refuses_a_close_that_a_vendor_reports() {
    var strict =
        aPolicy()
            .requiringReason()
            .requiring(RequiredField.values())
            .requiringNoteWith(SPAM)
            .escalatedClosedBy(new EscalatedClose.These(Set.of()));

    assertThat(
            status(
                aThread()
                    .escalated()
                    .open()
                    .decide(close(UNNAMED), aContext().by(BY_INTERCOM).under(strict).build())))
        .isEqualTo(new ThreadStatus.Closed(UNSPECIFIED, null, null, TEN, BY_INTERCOM, false));
  }

  @Test
  void ensuring_that_a_thread_is_closed_keeps_its_first_reason() {
    var closed = aThread().closed(SPAM);

    assertThat(
            closed.decide(
                new ThreadCommand.EnsureClosed(
                    new ReasonChoice.Named(RESOLVED), new Note("again"), false),
                aContext().build()))
        .isEqualTo(new Transition.Unchanged(closed));
  }

  @Test
  void ensuring_that_a_thread_is_closed_may_close_its_loop_once() {
    var ensure = new ThreadCommand.EnsureClosed(UNNAMED, null, true);

    var told = moved(aThread().closed(SPAM).decide(ensure, aContext().build()));

    assertThat(told.thread().status())
        .isEqualTo(new ThreadStatus.Closed(SPAM, null, null, NINE, ALICE, true));
    assertThat(told.thread().decide(ensure, aContext().build()))
        .isEqualTo(new Transition.Unchanged(told.thread()));
  }

  @Test
  void ensuring_that_an_open_thread_is_closed_closes_it_by_all_rules() {
    var ensure =
        new ThreadCommand.EnsureClosed(new ReasonChoice.Named(SPAM), new Note("Ads"), true);

    assertThat(status(aThread().open().decide(ensure, aContext().build())))
        .isEqualTo(new ThreadStatus.Closed(SPAM, new Note("Ads"), null, TEN, ALICE, true));
    assertThat(
            rejection(
                aThread().open().decide(ensure, aContext().under(aPolicy().without(SPAM)).build())))
        .isInstanceOf(Rejection.InactiveCloseReason.class);
  }

  @Test
  void closing_the_loop_again_changes_nothing() {
    var told =
        moved(aThread().closed().decide(new ThreadCommand.CloseLoop(), aContext().build()))
            .thread();

    assertThat(told.decide(new ThreadCommand.CloseLoop(), aContext().build()))
        .isEqualTo(new Transition.Unchanged(told));
  }

  @Test
  void a_closed_thread_keeps_its_hands_unless_the_policy_lets_go() {
    var closed = moved(aThread().assignedTo(TO_ALICE).open().decide(close(UNNAMED), at(TEN)));

    assertThat(closed.thread().assignment().assignee()).isEqualTo(TO_ALICE);
  }

  @Test
  void closing_lets_go_of_assignee_and_team_where_the_policy_says_so() {
    var context = aContext().under(aPolicy().unassigningOnClose()).build();

    var closed =
        moved(
            aThread()
                .assignedTo(TO_ALICE)
                .assignedTo(SUPPORT)
                .open()
                .decide(close(UNNAMED), context));

    assertThat(closed.thread().assignment()).isEqualTo(Assignment.nobody());
    assertThat(closed.events())
        .extracting(RecordedEvent::event, RecordedEvent::by)
        .containsExactly(
            tuple(new ThreadEvent.Closed(UNSPECIFIED, null, null, false), ALICE),
            tuple(new ThreadEvent.Unassigned(), POLICY),
            tuple(new ThreadEvent.TeamUnassigned(), POLICY));
  }

  @Test
  void closing_lets_go_only_of_what_is_held() {
    var context = aContext().under(aPolicy().unassigningOnClose()).build();
    var closed = new ThreadEvent.Closed(UNSPECIFIED, null, null, false);

    assertThat(events(aThread().open().decide(close(UNNAMED), context))).containsExactly(closed);
    assertThat(events(aThread().assignedTo(SUPPORT).open().decide(close(UNNAMED), context)))
        .containsExactly(closed, new ThreadEvent.TeamUnassigned());
    assertThat(events(aThread().assignedTo(TO_ALICE).open().decide(close(UNNAMED), context)))
        .containsExactly(closed, new ThreadEvent.Unassigned());
  }

  @Test
  void a_close_that_a_vendor_reports_of_a_thread_that_is_here_lets_go_too() {
    var context = aContext().by(BY_INTERCOM).under(aPolicy().unassigningOnClose()).build();

    var closed = moved(aThread().assignedTo(TO_ALICE).open().decide(close(UNNAMED), context));

    assertThat(closed.thread().assignment()).isEqualTo(Assignment.nobody());
  }

  @Test
  void a_thread_that_is_opened_closed_as_a_vendor_holds_it_keeps_its_hands() {
    var opening = aThread().assignedTo(TO_ALICE).assignedTo(SUPPORT).opening();
    var context = aContext().by(BY_INTERCOM).under(aPolicy().unassigningOnClose()).build();

    var opened = moved(ConversationThread.open(opening, List.of(close(UNNAMED)), context));

    assertThat(opened.thread().isClosed()).isTrue();
    assertThat(opened.thread().assignment()).isEqualTo(new Assignment(TO_ALICE, SUPPORT));
    assertThat(opened.events()).hasSize(2);
  }

  @Test
  void a_thread_that_anybody_else_opens_closed_is_let_go_of() {
    var opening = aThread().assignedTo(TO_ALICE).opening();
    var context = aContext().under(aPolicy().unassigningOnClose()).build();

    var opened = moved(ConversationThread.open(opening, List.of(close(UNNAMED)), context));

    assertThat(opened.thread().assignment()).isEqualTo(Assignment.nobody());
  }

  @Test
  void auto_close_waits_until_the_period_is_over() {
    var policy = aPolicy().autoClosing(Duration.ofHours(1), NO_RESPONSE);
    var thread = aThread().open();

    assertThat(autoClose(thread, policy, aContext().at(TEN)))
        .isEqualTo(new Transition.Unchanged(thread));
    assertThat(status(autoClose(thread, policy, aContext().at(TEN.plusMillis(1)))))
        .isEqualTo(
            new ThreadStatus.Closed(NO_RESPONSE, null, null, TEN.plusMillis(1), POLICY, false));
  }

  @Test
  void auto_close_counts_from_the_last_message_either_way() {
    var policy = aPolicy().autoClosing(Duration.ofHours(1), NO_RESPONSE);

    for (var message : List.of(Messages.inbound().at(TEN), Messages.outbound().at(TEN))) {
      var thread = moved(aThread().open().decide(message.recorded(), at(TEN))).thread();
      assertThat(autoClose(thread, policy, aContext().at(TEN.plusSeconds(3_600))))
          .isEqualTo(new Transition.Unchanged(thread));
      assertThat(autoClose(thread, policy, aContext().at(TEN.plusSeconds(3_601))))
          .isInstanceOf(Transition.Moved.class);
    }
  }

  @Test
  void an_internal_note_does_not_put_off_auto_close() {
    var policy = aPolicy().autoClosing(Duration.ofHours(1), NO_RESPONSE);
    var noted = moved(aThread().open().decide(Messages.internal().recorded(), at(TEN))).thread();

    assertThat(autoClose(noted, policy, aContext().at(TEN.plusSeconds(1))))
        .isInstanceOf(Transition.Moved.class);
  }

  @Test
  void whose_a_thread_is_and_what_stands_on_it_does_not_put_off_auto_close() {
    var policy = aPolicy().autoClosing(Duration.ofHours(1), NO_RESPONSE);
    var touched =
        moved(
                aThread()
                    .open()
                    .decide(
                        List.of(
                            new ThreadCommand.Assign(TO_ALICE),
                            new ThreadCommand.AddTag(new Tag("vip")),
                            new ThreadCommand.Retitle(new Title("Refund"))),
                        at(TEN)))
            .thread();

    assertThat(autoClose(touched, policy, aContext().at(TEN.plusSeconds(1))))
        .isInstanceOf(Transition.Moved.class);
  }

  @Test
  void auto_close_is_off_unless_the_policy_has_it() {
    var thread = aThread().open();

    assertThat(autoClose(thread, aPolicy(), aContext().at(EVENING)))
        .isEqualTo(new Transition.Unchanged(thread));
  }

  @Test
  void auto_close_obeys_the_rules_of_every_close() {
    var policy =
        aPolicy().autoClosing(Duration.ofHours(1), NO_RESPONSE).requiring(RequiredField.TITLE);

    assertThat(rejection(autoClose(aThread().open(), policy, aContext().at(EVENING))))
        .isInstanceOf(Rejection.FieldsRequiredBeforeClose.class);
  }

  private static Transition autoClose(
      ConversationThread thread, Policies policy, Contexts context) {
    return thread.decide(
        new ThreadCommand.CloseIfInactive(), context.by(POLICY).under(policy).build());
  }

  private static boolean mayCloseEscalated(Actor actor, EscalatedClose rule) {
    var context = aContext().by(actor).under(aPolicy().escalatedClosedBy(rule)).build();
    return switch (aThread()
        .assignedTo(TO_ALICE)
        .escalated()
        .open()
        .decide(close(UNNAMED), context)) {
      case Transition.Moved moved -> true;
      case Transition.Refused(Rejection.EscalatedCloseForbidden refused) -> {
        assertThat(refused.by()).isEqualTo(actor);
        yield false;
      }
      case Transition other -> throw new AssertionError(other);
    };
  }

  private static ThreadCommand close(ReasonChoice reason) {
    return new ThreadCommand.Close(reason, null, false);
  }

  private static ThreadStatus closed(ReasonChoice reason, Contexts context) {
    return status(aThread().open().decide(close(reason), context.build()));
  }

  private static CloseReason reasonOf(ReasonChoice reason, Contexts context) {
    return ((ThreadStatus.Closed) closed(reason, context)).reason();
  }

  private static Rejection refused(ReasonChoice reason, Contexts context) {
    return rejection(aThread().open().decide(close(reason), context.build()));
  }

  private static ChangeContext at(Instant now) {
    return aContext().at(now).build();
  }
}
