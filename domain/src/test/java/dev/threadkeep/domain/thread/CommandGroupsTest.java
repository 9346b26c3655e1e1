package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.moved;
import static dev.threadkeep.domain.thread.fixture.Outcomes.rejection;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandGroupsTest {
  private static final ReasonChoice UNNAMED = new ReasonChoice.Unnamed();
  private static final Vendor VENDOR = new Vendor("feather");

  /** The steps of a group, each with all commands that belong to it. */
  private static final List<List<ThreadCommand>> STEPS =
      List.of(
          List.of(new ThreadCommand.Restore(null)),
          List.of(
              new ThreadCommand.Reopen(null),
              new ThreadCommand.EnsureOpen(),
              new ThreadCommand.EnsureNotClosed(),
              new ThreadCommand.Wake(null),
              new ThreadCommand.WakeDue(NOON)),
          List.of(
              new ThreadCommand.Escalate(null),
              new ThreadCommand.Deescalate(null),
              new ThreadCommand.HandOver(Handling.AI),
              new ThreadCommand.MarkImportant(true),
              new ThreadCommand.ChangeSeverity(Severity.LOW),
              new ThreadCommand.Retitle(null),
              new ThreadCommand.WriteNotes(null),
              new ThreadCommand.ReplaceTags(Tags.none()),
              new ThreadCommand.AddTag(new Tag("a")),
              new ThreadCommand.RemoveTag(new Tag("a")),
              new ThreadCommand.MergeAttributes(JsonObject.empty()),
              new ThreadCommand.LinkContact(new ContactId("c")),
              new ThreadCommand.LinkCompany(new CompanyId("c")),
              new ThreadCommand.LinkProject(new ProjectId("p")),
              new ThreadCommand.LinkChannel(null),
              new ThreadCommand.Refer(new ExternalReference(VENDOR, "1")),
              new ThreadCommand.ForgetReference(VENDOR),
              new ThreadCommand.MarkRead(),
              new ThreadCommand.MarkUnread()),
          List.of(
              new ThreadCommand.Assign(TO_ALICE),
              new ThreadCommand.Unassign(),
              new ThreadCommand.AssignTeam(SUPPORT),
              new ThreadCommand.UnassignTeam(),
              new ThreadCommand.Claim(TO_ALICE, null)),
          List.of(Messages.inbound().recorded()),
          List.of(
              new ThreadCommand.Close(UNNAMED, null, false),
              new ThreadCommand.EnsureClosed(UNNAMED, null, false),
              new ThreadCommand.CloseLoop(),
              new ThreadCommand.CloseIfInactive(),
              new ThreadCommand.Snooze(new SnoozeEnd.NextReply()),
              new ThreadCommand.EnsureSnoozed(new SnoozeEnd.NextReply()),
              new ThreadCommand.MoveSnooze(new SnoozeEnd.NextReply())),
          List.of(new ThreadCommand.Archive(null)),
          List.of(new ThreadCommand.Erase(null), new ThreadCommand.EraseIfClosedSince(NOON)));

  @Test
  void commands_are_applied_step_by_step_and_within_a_step_as_given() {
    var inOrder = STEPS.stream().flatMap(List::stream).toList();
    var stepsBackwards = new ArrayList<>(STEPS);
    Collections.reverse(stepsBackwards);

    assertThat(ThreadCommand.inOrder(stepsBackwards.stream().flatMap(List::stream).toList()))
        .isEqualTo(inOrder);
    assertThat(inOrder.stream().map(Object::getClass))
        .hasSameElementsAs(List.of(ThreadCommand.class.getPermittedSubclasses()));
  }

  @Test
  void a_group_is_one_change_with_several_events() {
    var closed = aThread().archived().closed();

    var changed =
        moved(
            closed.decide(
                List.of(
                    new ThreadCommand.Archive(null),
                    new ThreadCommand.Close(new ReasonChoice.Named(SPAM), null, false),
                    Messages.outbound().recorded(),
                    new ThreadCommand.Assign(TO_BOB),
                    new ThreadCommand.Retitle(new Title("Refund")),
                    new ThreadCommand.Reopen(null),
                    new ThreadCommand.Restore(null)),
                aContext().build()));

    assertThat(changed.events())
        .extracting(recorded -> recorded.event().type())
        .containsExactly(
            "thread.restored",
            "thread.reopened",
            "thread.retitled",
            "thread.assigned",
            "thread.message_recorded",
            "thread.closed",
            "thread.archived");
    assertThat(changed.events())
        .extracting(RecordedEvent::sequence)
        .containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(changed.thread().version()).isEqualTo(10);
  }

  @Test
  void one_refusal_refuses_the_whole_group() {
    var open = aThread().open();

    assertThat(
            rejection(
                open.decide(
                    List.of(
                        new ThreadCommand.Retitle(new Title("Refund")),
                        new ThreadCommand.Close(UNNAMED, null, false),
                        new ThreadCommand.Close(UNNAMED, null, false)),
                    aContext().build())))
        .isInstanceOf(Rejection.AlreadyClosed.class);
    assertThat(open).isEqualTo(aThread().open());
  }

  @Test
  void a_group_in_which_everything_already_is_so_changes_nothing() {
    var open = aThread().open();

    assertThat(
            open.decide(
                List.of(new ThreadCommand.Unassign(), new ThreadCommand.EnsureOpen()),
                aContext().build()))
        .isEqualTo(new Transition.Unchanged(open));
    assertThat(open.decide(List.of(), aContext().build()))
        .isEqualTo(new Transition.Unchanged(open));
  }
}
