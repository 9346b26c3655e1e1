package dev.threadkeep.application.inbound;

import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.connection.Conflict;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.inbound.VendorOpenings.Opened;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VendorOpeningsTest {
  private static final ExternalReference SHOWN = new ExternalReference(INTERCOM_VENDOR, "17");
  private static final RegisterValue OPEN = new RegisterValue.Status(new VendorStatus.Open());
  private static final RegisterValue CLOSED = new RegisterValue.Status(new VendorStatus.Closed());
  private static final RegisterValue BY_BOB =
      new RegisterValue.AssignedTo(new VendorAssignee(null, "814860"));

  private final ShadowStore shadows = mock();
  private final DirectoryStore directory = mock();
  private final ThreadReader reader = mock();
  private final ThreadStore threads = mock();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<RegisterValue> kept = new ArrayList<>();
  private final List<RecordedEvent> recorded = new ArrayList<>();
  private final List<ConversationThread> opened = new ArrayList<>();
  private final Line line = SomeLine.with(new WatchedVendor(Listing.NONE), Conflict.VENDOR_WINS);
  private final VendorOpenings openings =
      new VendorOpenings(
          shadows,
          directory,
          reader,
          new ThreadLifecycle(threads, new CountingIds(), () -> NOON),
          new CountingIds(),
          () -> NOON,
          remarks::add);
  private Policies policy = Policies.aPolicy();
  private Known known = Known.nothing();

  @BeforeEach
  void store() {
    when(threads.open(any(), any(), any(), any()))
        .thenAnswer(
            call -> {
              Function<Ground, Transition> decision = call.getArgument(3);
              var transition = decision.apply(new Ground(policy.build(), known));
              if (transition instanceof Transition.Moved moved) {
                recorded.addAll(moved.events());
                opened.add(moved.thread());
              }
              return transition;
            });
    when(reader.find(any(), any())).thenReturn(Optional.empty());
    doAnswer(call -> kept.addAll(call.getArgument(2)))
        .when(shadows)
        .keep(any(), any(), anyCollection());
  }

  private Opened shows(RegisterValue... values) {
    return openings.open(line, new VendorThread(SHOWN, List.of(values), NINE), "pull-1");
  }

  private ConversationThread thread() {
    return opened.getFirst();
  }

  private List<String> events() {
    return recorded.stream().map(event -> event.event().type()).toList();
  }

  private void knowsBob() {
    when(directory.findByExternalId(any(), eq(Teammate.class), eq(INTERCOM_VENDOR), eq("814860")))
        .thenReturn(
            Optional.of(
                Entry.begun(
                    EntryId.of(BOB_ID.value()),
                    2,
                    new Teammate(Teammate.Type.USER, "Bob", null, null),
                    ExternalIds.of(INTERCOM_VENDOR, "814860"),
                    NINE)));
    known =
        new Known(
            Map.of(
                Mention.of(BOB_ID),
                new Known.Found(EntryId.of(BOB_ID.value()), Teammate.Type.USER)));
  }

  @Test
  void the_vendor_opens_it_through_its_own_door() {
    shows(OPEN);

    var opening = recorded.getFirst();
    assertThat(opening.by()).isEqualTo(BY_INTERCOM);
    assertThat(opening.through()).isEqualTo(new Through("vendor:intercom"));
    assertThat(opening.requestId()).isEqualTo("pull-1");
  }

  @Test
  void it_is_known_by_the_vendors_id_within_the_connection() {
    shows(OPEN);

    var connection = line.connection().id();
    assertThat(thread().references().all())
        .containsExactly(
            new ExternalReference(INTERCOM_VENDOR, connection.toString(), "17", connection));
  }

  @Test
  void an_account_that_the_vendor_has_itself_stays() {
    var shown = new ExternalReference(INTERCOM_VENDOR, "chatbot", "17", null);

    openings.open(line, new VendorThread(shown, List.of(OPEN), NINE), "pull-1");

    assertThat(thread().references().all())
        .containsExactly(
            new ExternalReference(INTERCOM_VENDOR, "chatbot", "17", line.connection().id()));
  }

  @Test
  void what_a_thread_can_begin_with_it_begins_with() {
    knowsBob();
    JsonObject own = new ObjectWriter().putText("priority", "high").toObject();

    shows(
        OPEN,
        BY_BOB,
        new RegisterValue.Titled("Refund"),
        new RegisterValue.Tagged(List.of(new VendorTag(null, "vip"))),
        new RegisterValue.Own(own));

    assertThat(events()).containsExactly("thread.opened");
    assertThat(thread().title()).isEqualTo(new Title("Refund"));
    assertThat(thread().tags()).isEqualTo(new Tags(List.of(new Tag("vip"))));
    assertThat(thread().assignment().assignee()).isEqualTo(TO_BOB);
    assertThat(thread().attributes().value().members()).isEqualTo(Map.of("intercom", own));
  }

  @Test
  void what_it_cannot_begin_with_it_comes_to_at_once() {
    shows(
        CLOSED,
        new RegisterValue.ClosedFor("spam", "Twice."),
        new RegisterValue.Important(true),
        new RegisterValue.Noted("Asked before."));

    assertThat(thread().flags().important()).isTrue();
    assertThat(thread().notes().value()).isEqualTo("Asked before.");
    assertThat(thread().status())
        .isInstanceOfSatisfying(
            ThreadStatus.Closed.class,
            closed -> {
              assertThat(closed.reason()).isEqualTo(SPAM);
              assertThat(closed.by()).isEqualTo(BY_INTERCOM);
            });
  }

  @Test
  void no_policy_keeps_closed_what_is_closed_there_from_being_so() {
    policy = policy.requiringReason();

    shows(CLOSED);

    assertThat(thread().isClosed()).isTrue();
  }

  @Test
  void what_is_closed_there_is_whose_it_is_there_where_a_policy_lets_go_on_closing_too() {
    policy = policy.unassigningOnClose();
    knowsBob();

    shows(CLOSED, BY_BOB);

    assertThat(events()).containsExactly("thread.opened", "thread.closed");
    assertThat(thread().assignment().assignee()).isEqualTo(TO_BOB);
  }

  @Test
  void whom_nobody_here_knows_is_left_alone_and_counted() {
    when(directory.findByExternalId(any(), any(), any(), any())).thenReturn(Optional.empty());

    var result = shows(OPEN, BY_BOB);

    assertThat(result).isEqualTo(new Opened(thread().id(), 1));
    assertThat(thread().assignment().assignee()).isNull();
    assertThat(remarks)
        .extracting(Remark::text)
        .containsExactly(
            "assignee is left alone: the directory has no such teammate with the id that it"
                + " names");
  }

  @Test
  void attributes_that_are_too_large_are_left_alone_and_counted() {
    var own = new ObjectWriter().putText("text", "x".repeat(64 * 1024)).toObject();

    var result = shows(OPEN, new RegisterValue.Titled("Refund"), new RegisterValue.Own(own));

    assertThat(result).isEqualTo(new Opened(thread().id(), 1));
    assertThat(thread().title()).isEqualTo(new Title("Refund"));
    assertThat(thread().attributes()).isEqualTo(Attributes.none());
    assertThat(remarks)
        .extracting(Remark::text)
        .containsExactly("attributes is left alone: its value can be none here");
  }

  @Test
  void all_that_it_shows_is_what_the_vendor_is_known_to_hold() {
    when(directory.findByExternalId(any(), any(), any(), any())).thenReturn(Optional.empty());

    shows(CLOSED, BY_BOB);

    assertThat(kept).containsExactly(CLOSED, BY_BOB);
  }

  @Test
  void where_a_reference_may_mean_this_very_thread_it_is_not_opened_again() {
    when(reader.find(any(), eq(new ThreadLocator.InDialect(INTERCOM_VENDOR, "", "17", null, null))))
        .thenReturn(Optional.of(aThread().knownAs(SHOWN).open()));

    assertThatThrownBy(() -> shows(OPEN)).isInstanceOf(ThreadException.ReferenceTaken.class);

    assertThat(opened).isEmpty();
    assertThat(kept).isEmpty();
  }
}
