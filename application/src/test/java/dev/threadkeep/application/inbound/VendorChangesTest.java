package dev.threadkeep.application.inbound;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyString;
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
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.inbound.Standing.Told;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadReader.History;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Story;
import dev.threadkeep.domain.thread.fixture.Threads;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VendorChangesTest {
  private static final ExternalReference REFERENCE = new ExternalReference(INTERCOM_VENDOR, "1");
  private static final RegisterValue OPEN = new RegisterValue.Status(new VendorStatus.Open());
  private static final RegisterValue CLOSED = new RegisterValue.Status(new VendorStatus.Closed());
  private static final String HALF_TOO_MUCH = "x".repeat(32 * 1024);
  private static final ThreadCommand CLOSE =
      new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false);

  private final ShadowStore shadows = mock();
  private final DirectoryStore directory = mock();
  private final ThreadReader reader = mock();
  private final ThreadStore threads = mock();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<RegisterValue> kept = new ArrayList<>();
  private final List<RecordedEvent> recorded = new ArrayList<>();
  private final VendorChanges changes =
      new VendorChanges(
          shadows,
          directory,
          reader,
          new ThreadLifecycle(threads, new CountingIds(), () -> NOON),
          new CountingIds(),
          () -> NOON,
          remarks::add);
  private WatchedVendor vendor = new WatchedVendor(Listing.NONE);
  private List<Told> told = List.of();
  private Conflict rule = Conflict.VENDOR_WINS;
  private Story story = aThread().knownAs(REFERENCE).titled("Refund").story();
  private @Nullable ConversationThread asRead;
  private Set<DeliveryOperation> pending = Set.of();
  private List<RegisterValue> shadow = List.of();
  private Known known = Known.nothing();
  private @Nullable Instant theirTime;

  @BeforeEach
  void store() {
    when(threads.change(any(), any(), any()))
        .thenAnswer(
            call -> {
              Function<Loaded, Transition> decision = call.getArgument(2);
              var transition =
                  decision.apply(
                      new Loaded(
                          story.thread(),
                          List.of(),
                          new Ground(LifecyclePolicy.standard(), known)));
              if (transition instanceof Transition.Moved moved) {
                recorded.addAll(moved.events());
              }
              return transition;
            });
    when(reader.history(any(), any())).thenAnswer(_ -> new History(story.thread(), story.events()));
    doAnswer(call -> kept.addAll(call.getArgument(2)))
        .when(shadows)
        .keep(any(), any(), anyCollection());
  }

  private void here(Threads thread, ThreadCommand... commands) {
    story = thread.knownAs(REFERENCE).story();
    happened(commands);
  }

  private void happened(ThreadCommand... commands) {
    for (var command : commands) {
      story = story.then(TEN, ALICE, command);
    }
  }

  private void knownThere(RegisterValue... values) {
    shadow = List.of(values);
  }

  private Findings shows(RegisterValue... values) {
    return changes.apply(
        SomeLine.with(vendor, rule),
        new Standing(
            asRead == null ? story.thread() : asRead,
            REFERENCE,
            0,
            pending,
            shadow,
            told,
            story.events().stream()
                .anyMatch(recorded -> recorded.event().equals(new ThreadEvent.Erased(null)))),
        new VendorThread(REFERENCE, List.of(values), theirTime));
  }

  private List<String> events() {
    return recorded.stream().map(event -> event.event().type()).toList();
  }

  private ConversationThread after() {
    return ConversationThread.replay(
        story.thread().id(),
        story.thread().organization(),
        Stream.concat(story.events().stream(), recorded.stream()).toList());
  }

  private static JsonObject text(String name, String value) {
    return new ObjectWriter().putText(name, value).toObject();
  }

  private static ThreadCommand attributes(String vendor, JsonObject own) {
    return new ThreadCommand.MergeAttributes(new ObjectWriter().put(vendor, own).toObject());
  }

  private static Tag tag(String name) {
    return new Tag(name);
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
  void what_the_vendor_still_has_is_no_change() {
    knownThere(OPEN);

    assertThat(shows(OPEN)).isEqualTo(new Findings(1, 0, 0, 0));

    assertThat(events()).isEmpty();
    assertThat(kept).isEmpty();
  }

  @Test
  void what_the_vendor_has_now_and_had_not_before_happens_here_too() {
    knownThere(OPEN);

    assertThat(shows(CLOSED)).isEqualTo(new Findings(1, 1, 0, 0));

    assertThat(events()).containsExactly("thread.closed");
    assertThat(recorded.getFirst().by()).isEqualTo(BY_INTERCOM);
    assertThat(recorded.getFirst().through()).isEqualTo(new Through("vendor:intercom"));
    assertThat(kept).containsExactly(CLOSED);
  }

  @Test
  void a_close_has_the_vendors_reason() {
    knownThere(OPEN);

    shows(CLOSED, new RegisterValue.ClosedFor("spam", "Twice."));

    assertThat(after().status())
        .isInstanceOfSatisfying(
            ThreadStatus.Closed.class,
            closed -> {
              assertThat(closed.reason()).isEqualTo(SPAM);
              assertThat(closed.note().value()).isEqualTo("Twice.");
            });
  }

  @Test
  void a_close_whose_reason_is_too_long_has_as_much_of_it_as_is_kept_here() {
    knownThere(OPEN);

    shows(CLOSED, new RegisterValue.ClosedFor("\ud83e\udd16".repeat(10_001), "y".repeat(10_001)));

    assertThat(after().status())
        .isInstanceOfSatisfying(
            ThreadStatus.Closed.class,
            closed -> {
              assertThat(closed.stated().text()).isEqualTo("\ud83e\udd16".repeat(10_000));
              assertThat(closed.note().value()).isEqualTo("y".repeat(10_000));
            });
    assertThat(remarks).isEmpty();
  }

  @Test
  void a_close_with_its_loop_closed_closes_the_loop_too() {
    knownThere(OPEN, new RegisterValue.LoopClosed(false));

    shows(CLOSED, new RegisterValue.LoopClosed(true));

    assertThat(after().status())
        .isInstanceOfSatisfying(
            ThreadStatus.Closed.class, closed -> assertThat(closed.loopClosed()).isTrue());
  }

  @Test
  void what_was_closed_there_and_is_open_now_is_reopened() {
    happened(CLOSE);
    knownThere(CLOSED);

    shows(OPEN);

    assertThat(events()).containsExactly("thread.reopened");
  }

  @Test
  void a_snooze_there_is_a_snooze_here() {
    knownThere(OPEN);

    shows(new RegisterValue.Status(new VendorStatus.Snoozed(new SnoozeEnd.At(EVENING))));

    assertThat(after().status()).isEqualTo(new ThreadStatus.Snoozed(new SnoozeEnd.At(EVENING)));
  }

  @Test
  void a_snooze_that_the_vendor_has_rounded_is_the_one_that_it_was_told() {
    happened(new ThreadCommand.Snooze(new SnoozeEnd.At(EVENING.minusMillis(500))));

    shows(new RegisterValue.Status(new VendorStatus.Snoozed(new SnoozeEnd.At(EVENING))));

    assertThat(events()).isEmpty();
  }

  @Test
  void whoever_was_told_of_by_kind_and_is_shown_without_is_no_news() {
    knownThere(
        new RegisterValue.AssignedTo(new VendorAssignee(VendorAssignee.Kind.USER, "814860")));

    shows(new RegisterValue.AssignedTo(new VendorAssignee(null, "814860")));

    assertThat(kept).isEmpty();
  }

  @Test
  void a_snooze_that_the_vendor_cannot_have_is_open_there() {
    happened(new ThreadCommand.Snooze(new SnoozeEnd.NextReply()));

    shows(OPEN);

    assertThat(events()).isEmpty();
    assertThat(kept).containsExactly(OPEN);
  }

  @Test
  void a_snooze_that_the_vendor_has_ended_is_ended_here() {
    var snooze = new SnoozeEnd.At(EVENING);
    happened(new ThreadCommand.Snooze(snooze));
    knownThere(new RegisterValue.Status(new VendorStatus.Snoozed(snooze)));

    shows(OPEN);

    assertThat(events()).containsExactly("thread.woken");
  }

  @Test
  void a_snooze_that_has_ended_is_left_to_the_vendor_to_take_back() {
    knownThere(OPEN);

    shows(new RegisterValue.Status(new VendorStatus.Snoozed(new SnoozeEnd.At(ELEVEN))));

    assertThat(events()).isEmpty();
    assertThat(remarks).hasSize(1);
  }

  @Test
  void whoever_the_vendor_assigns_is_found_by_its_id_of_them() {
    knowsBob();

    shows(new RegisterValue.AssignedTo(new VendorAssignee(null, "814860")));

    assertThat(after().assignment().assignee()).isEqualTo(TO_BOB);
  }

  @Test
  void whom_nobody_here_knows_is_not_assigned_and_it_is_said() {
    when(directory.findByExternalId(any(), any(), any(), anyString())).thenReturn(Optional.empty());
    knownThere(OPEN);

    var findings =
        shows(CLOSED, new RegisterValue.AssignedTo(new VendorAssignee(null, "stranger")));

    assertThat(findings).isEqualTo(new Findings(1, 1, 0, 1));
    assertThat(events()).containsExactly("thread.closed");
    assertThat(remarks)
        .extracting(Remark::text)
        .containsExactly(
            "the assignee is left alone: the directory has no such teammate with the id that it"
                + " names");
  }

  @Test
  void an_agent_there_is_nobody_whom_we_have_as_a_person() {
    knowsBob();

    var findings =
        shows(
            new RegisterValue.AssignedTo(new VendorAssignee(VendorAssignee.Kind.AGENT, "814860")));

    assertThat(findings.unknown()).isEqualTo(1);
    assertThat(events()).isEmpty();
  }

  @Test
  void nobody_there_is_nobody_here() {
    here(aThread().assignedTo(TO_BOB));

    shows(new RegisterValue.AssignedTo(null));

    assertThat(events()).containsExactly("thread.unassigned");
  }

  @Test
  void tags_have_the_names_that_the_directory_gives_them() {
    when(directory.findByExternalIds(any(), eq(TagLook.class), eq(INTERCOM_VENDOR), any()))
        .thenReturn(
            List.of(
                Entry.begun(
                    new EntryId("t1"),
                    null,
                    TagLook.plain(tag("billing")),
                    ExternalIds.of(INTERCOM_VENDOR, "7"),
                    NINE)));

    shows(
        new RegisterValue.Tagged(
            List.of(new VendorTag("7", "Billing & co"), new VendorTag(null, "vip"))));

    assertThat(after().tags().names()).containsExactly("billing", "vip");
  }

  @Test
  void the_same_tags_in_other_letters_are_the_same() {
    here(aThread().tagged("VIP"));

    shows(new RegisterValue.Tagged(List.of(new VendorTag(null, "vip"))));

    assertThat(events()).isEmpty();
  }

  @Test
  void fields_flags_and_what_was_read_come_with_it() {
    shows(
        new RegisterValue.Titled("Refund for order 1042"),
        new RegisterValue.Noted("VIP"),
        new RegisterValue.Important(true),
        new RegisterValue.Escalated(true),
        new RegisterValue.Archived(true),
        new RegisterValue.BeenRead(!story.thread().reading().read()));

    assertThat(after().title()).isEqualTo(new Title("Refund for order 1042"));
    assertThat(after().notes().value()).isEqualTo("VIP");
    assertThat(after().flags().important()).isTrue();
    assertThat(after().flags().escalated()).isTrue();
    assertThat(after().flags().archived()).isTrue();
    assertThat(after().reading().read()).isNotEqualTo(story.thread().reading().read());
  }

  @Test
  void a_text_that_can_be_none_here_is_left_alone() {
    var findings = shows(new RegisterValue.Titled("x".repeat(513)));

    assertThat(findings.unknown()).isEqualTo(1);
    assertThat(events()).isEmpty();
  }

  @Test
  void of_attributes_only_what_the_vendor_changed_is_changed() {
    here(
        aThread()
            .having(
                new ObjectWriter()
                    .put(
                        "intercom",
                        new ObjectWriter().putText("text", "Hi").putText("own", "x").toObject())
                    .put("feather", text("agent", "a"))
                    .toObject()));
    knownThere(new RegisterValue.Own(text("text", "Hi")));

    shows(new RegisterValue.Own(text("draft", "Hello")));

    assertThat(after().attributes().value())
        .hasToString(
            "{\"intercom\":{\"own\":\"x\",\"draft\":\"Hello\"},\"feather\":{\"agent\":\"a\"}}");
  }

  @Test
  void of_attributes_in_one_object_only_what_the_vendor_changed_is_changed() {
    here(
        aThread()
            .having(
                in(
                    "intercom",
                    in(
                        "custom_attributes",
                        new ObjectWriter()
                            .putText("plan", "gold")
                            .putText("step", "1")
                            .putText("own", "x")
                            .toObject()))));
    knownThere(
        new RegisterValue.Own(
            in(
                "custom_attributes",
                new ObjectWriter().putText("plan", "gold").putText("step", "1").toObject())));

    shows(new RegisterValue.Own(in("custom_attributes", text("step", "2"))));

    assertThat(after().attributes().value())
        .hasToString("{\"intercom\":{\"custom_attributes\":{\"step\":\"2\",\"own\":\"x\"}}}");
    assertThat(remarks).isEmpty();
  }

  private static JsonObject in(String name, JsonObject members) {
    return new ObjectWriter().put(name, members).toObject();
  }

  @Test
  void attributes_that_are_too_large_with_those_of_others_are_left_alone_and_all_else_comes() {
    here(
        aThread()
            .having(new ObjectWriter().put("feather", text("agent", HALF_TOO_MUCH)).toObject()));
    knownThere(OPEN, new RegisterValue.Own(JsonObject.empty()));
    var tooLarge = new RegisterValue.Own(text("text", HALF_TOO_MUCH));

    assertThat(shows(CLOSED, tooLarge)).isEqualTo(new Findings(1, 1, 0, 1));

    assertThat(events()).containsExactly("thread.closed");
    assertThat(kept).containsExactly(CLOSED, tooLarge);
    assertThat(remarks)
        .extracting(Remark::text)
        .containsExactly("the attributes is left alone: its value can be none here");
  }

  @Test
  void attributes_that_are_no_longer_too_large_come_with_all_that_was_left_alone() {
    here(
        aThread()
            .having(
                new ObjectWriter()
                    .put(
                        "intercom",
                        new ObjectWriter().putText("text", "Hi").putText("own", "x").toObject())
                    .toObject()));
    knownThere(
        new RegisterValue.Own(
            new ObjectWriter()
                .putText("text", "Hi")
                .putText("plan", "gold")
                .putText("draft", HALF_TOO_MUCH.repeat(2))
                .toObject()));

    shows(new RegisterValue.Own(text("plan", "gold")));

    assertThat(after().attributes().value())
        .hasToString("{\"intercom\":{\"own\":\"x\",\"plan\":\"gold\"}}");
  }

  @Test
  void what_is_still_on_its_way_there_is_not_judged() {
    happened(CLOSE);
    knownThere(OPEN, new RegisterValue.Titled("Refund"));
    pending = Set.of(DeliveryOperation.CLOSE);

    shows(OPEN, new RegisterValue.Titled("Return"));

    assertThat(events()).containsExactly("thread.retitled");
    assertThat(kept).containsExactly(new RegisterValue.Titled("Return"));
  }

  @Test
  void a_thread_that_changed_here_since_it_was_read_there_is_left_for_later() {
    knownThere(OPEN);
    asRead = story.thread();
    happened(new ThreadCommand.Retitle(new Title("Return")));

    assertThat(shows(CLOSED)).isEqualTo(new Findings(1, 0, 0, 0));

    assertThat(kept).isEmpty();
  }

  @Test
  void at_first_sight_what_both_sides_have_is_only_remembered() {
    shows(OPEN);

    assertThat(events()).isEmpty();
    assertThat(kept).containsExactly(OPEN);
  }

  @Test
  void at_first_sight_the_vendor_is_right_where_the_sides_differ() {
    assertThat(shows(CLOSED).conflicts()).isZero();

    assertThat(events()).containsExactly("thread.closed");
  }

  @Test
  void at_first_sight_what_the_thread_was_opened_with_gives_way_to_what_the_vendor_has() {
    shows(new RegisterValue.Titled(null));

    assertThat(after().title()).isNull();
    assertThat(recorded).extracting(RecordedEvent::by).containsExactly(BY_INTERCOM);
  }

  @Test
  void at_first_sight_ours_stands_where_it_is_parked_on_its_way() {
    happened(CLOSE);
    told = List.of(new Told(DeliveryOperation.CLOSE, DeliveryState.PARKED));

    assertThat(shows(OPEN)).isEqualTo(new Findings(1, 0, 1, 0));

    assertThat(events()).isEmpty();
    assertThat(kept).containsExactly(OPEN);
    assertThat(remarks)
        .extracting(Remark::text)
        .containsExactly("the status was changed here and is parked on its way; ours stands");
  }

  @Test
  void at_first_sight_what_is_parked_and_the_same_there_is_no_conflict() {
    happened(CLOSE);
    told = List.of(new Told(DeliveryOperation.CLOSE, DeliveryState.PARKED));

    assertThat(shows(CLOSED)).isEqualTo(new Findings(1, 0, 0, 0));
  }

  @Test
  void at_first_sight_ours_stands_where_the_vendor_could_not_be_told() {
    happened(new ThreadCommand.MarkImportant(true), new ThreadCommand.MarkImportant(false));
    told = List.of(new Told(DeliveryOperation.UNMARK_IMPORTANT, DeliveryState.NOT_PROPAGATED));

    assertThat(shows(new RegisterValue.Important(true))).isEqualTo(new Findings(1, 0, 0, 0));

    assertThat(events()).isEmpty();
    assertThat(kept).containsExactly(new RegisterValue.Important(true));
  }

  @Test
  void at_first_sight_the_vendor_is_right_where_it_was_told_something_newer_since() {
    told =
        List.of(
            new Told(DeliveryOperation.CLOSE, DeliveryState.PARKED),
            new Told(DeliveryOperation.REOPEN, DeliveryState.DELIVERED));

    shows(CLOSED);

    assertThat(events()).containsExactly("thread.closed");
  }

  @Test
  void at_first_sight_what_was_said_here_alone_stands_where_the_vendor_takes_no_such_thing() {
    vendor = new WatchedVendor(Listing.NONE, Set.of());
    happened(new ThreadCommand.MarkImportant(true));

    shows(new RegisterValue.Important(false), new RegisterValue.Titled("Theirs"));

    assertThat(events()).isEmpty();
  }

  @Test
  void at_first_sight_what_nobody_said_here_comes_from_a_vendor_that_takes_no_such_thing_too() {
    vendor = new WatchedVendor(Listing.NONE, Set.of());

    shows(new RegisterValue.Important(true));

    assertThat(events()).containsExactly("thread.marked_important");
  }

  @Test
  void at_first_sight_attributes_in_which_there_is_nothing_are_nothing() {
    var empty = JsonObject.empty();
    var members = new ObjectWriter().put("metadata", empty).put("variables", empty).toObject();

    shows(new RegisterValue.Own(members));

    assertThat(events()).isEmpty();
    assertThat(kept).containsExactly(new RegisterValue.Own(members));
  }

  @Test
  void where_both_sides_changed_it_the_vendors_stands() {
    happened(new ThreadCommand.Retitle(new Title("Ours")));
    knownThere(new RegisterValue.Titled("Refund"));

    assertThat(shows(new RegisterValue.Titled("Theirs"))).isEqualTo(new Findings(1, 1, 1, 0));

    assertThat(after().title()).isEqualTo(new Title("Theirs"));
    assertThat(remarks)
        .extracting(Remark::text)
        .containsExactly("the title was changed on both sides; the vendor's stands");
  }

  @Test
  void where_the_newest_wins_ours_stands_if_it_is_newer() {
    rule = Conflict.NEWEST_WINS;
    happened(new ThreadCommand.Retitle(new Title("Ours")));
    knownThere(new RegisterValue.Titled("Refund"));
    theirTime = TEN.minusSeconds(1);

    assertThat(shows(new RegisterValue.Titled("Theirs"))).isEqualTo(new Findings(1, 0, 1, 0));

    assertThat(events()).isEmpty();
    assertThat(kept).containsExactly(new RegisterValue.Titled("Theirs"));
  }

  @Test
  void where_the_newest_wins_the_vendors_stands_if_it_is_newer() {
    rule = Conflict.NEWEST_WINS;
    happened(new ThreadCommand.Retitle(new Title("Ours")), CLOSE);
    knownThere(new RegisterValue.Titled("Refund"));
    theirTime = TEN.plusSeconds(1);

    shows(new RegisterValue.Titled("Theirs"));

    assertThat(after().title()).isEqualTo(new Title("Theirs"));
  }

  @Test
  void where_the_newest_wins_what_another_vendor_has_of_its_own_makes_ours_no_newer() {
    rule = Conflict.NEWEST_WINS;
    happened(attributes("intercom", text("plan", "gold")));
    story = story.then(ELEVEN, ALICE, attributes("feather", text("agent", "a")));
    knownThere(new RegisterValue.Own(text("plan", "free")));
    theirTime = TEN.plusSeconds(1);

    shows(new RegisterValue.Own(text("plan", "silver")));

    assertThat(after().attributes().value().members().get("intercom"))
        .isEqualTo(text("plan", "silver"));
  }

  @Test
  void what_both_sides_changed_alike_is_no_conflict() {
    happened(CLOSE);
    knownThere(OPEN);

    assertThat(shows(CLOSED)).isEqualTo(new Findings(1, 0, 0, 0));

    assertThat(kept).containsExactly(CLOSED);
  }

  @Test
  void what_was_erased_here_does_not_come_back() {
    happened(new ThreadCommand.Erase(null));

    shows(new RegisterValue.Titled("Refund"), CLOSED);

    assertThat(events()).isEmpty();
    assertThat(kept).isEmpty();
  }

  @Test
  void nor_does_it_when_something_was_said_since() {
    happened(new ThreadCommand.Erase(null), new ThreadCommand.WriteNotes(new Note("Done with it")));

    shows(new RegisterValue.Titled("Refund"), CLOSED);

    assertThat(events()).isEmpty();
    assertThat(kept).isEmpty();
  }

  @Test
  void what_nobody_foresaw_of_a_thread_is_told_as_a_fault_with_its_cause() {
    var line = SomeLine.with(vendor, rule);
    var failure = new IllegalStateException("Oops.");

    changes.unforeseen(line, "17", failure);

    assertThat(remarks)
        .containsExactly(
            new Remark(
                line.organization(),
                line.connection().id(),
                "17",
                "looking at it failed",
                true,
                failure));
  }
}
