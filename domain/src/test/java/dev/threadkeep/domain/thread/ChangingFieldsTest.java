package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.events;
import static dev.threadkeep.domain.thread.fixture.Outcomes.rejection;
import static dev.threadkeep.domain.thread.fixture.Outcomes.thread;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Threads;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChangingFieldsTest {
  private static final ContactId CONTACT = new ContactId("contact-2");
  private static final CompanyId COMPANY = new CompanyId("company-2");
  private static final ProjectId PROJECT = new ProjectId("project-2");
  private static final Channel CHANNEL = new Channel("sms", "chn_1", "+1", "+2");
  private static final ExternalReference REFERENCE = new ExternalReference(FEATHER_VENDOR, "th_1");
  private static final JsonObject PATCH = member("feather", new JsonText("x"));
  private static final Note NOTE = new Note("Call back");

  /** A command, what happens, and the thread with that done to it. */
  record Asked(ThreadCommand command, ThreadEvent event, UnaryOperator<Threads> before) {
    Asked(ThreadCommand command, ThreadEvent event) {
      this(command, event, UnaryOperator.identity());
    }

    @Override
    public String toString() {
      return command.toString();
    }
  }

  static final List<Asked> ASKED =
      List.of(
          new Asked(new ThreadCommand.Escalate(NOTE), new ThreadEvent.Escalated(NOTE)),
          new Asked(
              new ThreadCommand.Deescalate(NOTE),
              new ThreadEvent.Deescalated(NOTE),
              Threads::escalated),
          new Asked(
              new ThreadCommand.HandOver(Handling.AGENT),
              new ThreadEvent.HandedOver(Handling.AGENT)),
          new Asked(new ThreadCommand.MarkImportant(true), new ThreadEvent.MarkedImportant()),
          new Asked(
              new ThreadCommand.MarkImportant(false),
              new ThreadEvent.UnmarkedImportant(),
              Threads::important),
          new Asked(
              new ThreadCommand.ChangeSeverity(Severity.LOW),
              new ThreadEvent.SeverityChanged(Severity.LOW)),
          new Asked(
              new ThreadCommand.Retitle(new Title("Refund")),
              new ThreadEvent.Retitled(new Title("Refund"))),
          new Asked(
              new ThreadCommand.Retitle(null),
              new ThreadEvent.Retitled(null),
              thread -> thread.titled("Refund")),
          new Asked(new ThreadCommand.WriteNotes(NOTE), new ThreadEvent.Noted(NOTE)),
          new Asked(
              new ThreadCommand.WriteNotes(null),
              new ThreadEvent.Noted(null),
              thread -> thread.after(new ThreadCommand.WriteNotes(NOTE))),
          new Asked(
              new ThreadCommand.ReplaceTags(Tags.of(List.of("b", "c"))),
              new ThreadEvent.Tagged(Tags.of(List.of("b", "c"))),
              thread -> thread.tagged("a", "b")),
          new Asked(
              new ThreadCommand.AddTag(new Tag("b")),
              new ThreadEvent.Tagged(Tags.of(List.of("a", "b"))),
              thread -> thread.tagged("a")),
          new Asked(
              new ThreadCommand.RemoveTag(new Tag("A")),
              new ThreadEvent.Tagged(Tags.of(List.of("b"))),
              thread -> thread.tagged("a", "b")),
          new Asked(
              new ThreadCommand.MergeAttributes(PATCH), new ThreadEvent.AttributesChanged(PATCH)),
          new Asked(
              new ThreadCommand.LinkContact(CONTACT),
              new ThreadEvent.Linked(Links.none().withContact(CONTACT))),
          new Asked(
              new ThreadCommand.LinkCompany(COMPANY),
              new ThreadEvent.Linked(Links.none().withCompany(COMPANY))),
          new Asked(
              new ThreadCommand.LinkProject(PROJECT),
              new ThreadEvent.Linked(Links.none().withProject(PROJECT))),
          new Asked(
              new ThreadCommand.LinkChannel(CHANNEL),
              new ThreadEvent.Linked(Links.none().withChannel(CHANNEL))),
          new Asked(
              new ThreadCommand.LinkContact(null),
              new ThreadEvent.Linked(Links.none()),
              thread -> thread.linked(Links.none().withContact(CONTACT))),
          new Asked(new ThreadCommand.Refer(REFERENCE), new ThreadEvent.Referenced(REFERENCE)),
          new Asked(
              new ThreadCommand.ForgetReference(FEATHER_VENDOR),
              new ThreadEvent.Unreferenced(FEATHER_VENDOR),
              thread -> thread.knownAs(REFERENCE)),
          new Asked(new ThreadCommand.MarkRead(), new ThreadEvent.MarkedRead(), Threads::unread),
          new Asked(new ThreadCommand.MarkUnread(), new ThreadEvent.MarkedUnread()),
          new Asked(new ThreadCommand.Archive(NOTE), new ThreadEvent.Archived(NOTE)),
          new Asked(
              new ThreadCommand.Restore(NOTE), new ThreadEvent.Restored(NOTE), Threads::archived));

  @ParameterizedTest
  @FieldSource("ASKED")
  void asking_for_something_new_is_an_event(Asked asked) {
    var thread = asked.before().apply(aThread()).open();

    assertThat(events(thread.decide(asked.command(), aContext().build())))
        .containsExactly(asked.event());
  }

  @ParameterizedTest
  @FieldSource("ASKED")
  void asking_for_what_already_is_so_changes_nothing(Asked asked) {
    for (var thread :
        List.of(
            asked.before().apply(aThread()).after(asked.command()).open(),
            asked.before().apply(aThread()).after(asked.command()).snoozed(),
            asked.before().apply(aThread()).after(asked.command()).closed())) {
      assertThat(thread.decide(asked.command(), aContext().build()))
          .isEqualTo(new Transition.Unchanged(thread));
    }
  }

  @Test
  void a_thread_becomes_what_is_asked_for() {
    var asked =
        aThread()
            .open()
            .decide(
                List.of(
                    new ThreadCommand.Escalate(null),
                    new ThreadCommand.MarkImportant(true),
                    new ThreadCommand.Archive(null),
                    new ThreadCommand.HandOver(Handling.AI),
                    new ThreadCommand.ChangeSeverity(Severity.HIGH),
                    new ThreadCommand.Retitle(new Title("Refund")),
                    new ThreadCommand.WriteNotes(NOTE),
                    new ThreadCommand.AddTag(new Tag("billing")),
                    new ThreadCommand.MergeAttributes(PATCH),
                    new ThreadCommand.LinkContact(CONTACT),
                    new ThreadCommand.LinkCompany(COMPANY),
                    new ThreadCommand.LinkProject(PROJECT),
                    new ThreadCommand.LinkChannel(CHANNEL),
                    new ThreadCommand.Refer(REFERENCE)),
                aContext().build());

    var thread = thread(asked);
    assertThat(thread.flags()).isEqualTo(new Flags(true, true, true, false));
    assertThat(thread.handling()).isEqualTo(Handling.AI);
    assertThat(thread.severity()).isEqualTo(Severity.HIGH);
    assertThat(thread.title()).isEqualTo(new Title("Refund"));
    assertThat(thread.notes()).isEqualTo(NOTE);
    assertThat(thread.tags()).isEqualTo(Tags.of(List.of("billing")));
    assertThat(thread.attributes()).isEqualTo(new Attributes(PATCH));
    assertThat(thread.links()).isEqualTo(new Links(CONTACT, COMPANY, PROJECT, CHANNEL, null));
    assertThat(thread.references()).isEqualTo(References.of(List.of(REFERENCE)));
  }

  @Test
  void each_flag_is_taken_back_alone() {
    var thread = aThread().escalated().important().archived().open();

    assertThat(after(thread, new ThreadCommand.Deescalate(null)).flags())
        .isEqualTo(new Flags(false, true, true, false));
    assertThat(after(thread, new ThreadCommand.MarkImportant(false)).flags())
        .isEqualTo(new Flags(true, false, true, false));
    assertThat(after(thread, new ThreadCommand.Restore(null)).flags())
        .isEqualTo(new Flags(true, true, false, false));
  }

  @Test
  void a_link_leaves_the_others_and_the_thread_it_follows_up_alone() {
    var links = new Links(CONTACT, COMPANY, PROJECT, CHANNEL, Threads.THREAD);
    var thread = aThread().numbered(2).linked(links).open();

    assertThat(after(thread, new ThreadCommand.LinkContact(null)).links())
        .isEqualTo(new Links(null, COMPANY, PROJECT, CHANNEL, Threads.THREAD));
    assertThat(after(thread, new ThreadCommand.LinkCompany(null)).links())
        .isEqualTo(new Links(CONTACT, null, PROJECT, CHANNEL, Threads.THREAD));
    assertThat(after(thread, new ThreadCommand.LinkProject(null)).links())
        .isEqualTo(new Links(CONTACT, COMPANY, null, CHANNEL, Threads.THREAD));
    assertThat(after(thread, new ThreadCommand.LinkChannel(null)).links())
        .isEqualTo(new Links(CONTACT, COMPANY, PROJECT, null, Threads.THREAD));
  }

  @Test
  void a_tag_that_differs_only_in_case_is_the_same_tag() {
    var thread = aThread().tagged("Billing").open();

    for (var command :
        List.of(
            new ThreadCommand.AddTag(new Tag("BILLING")),
            new ThreadCommand.ReplaceTags(Tags.of(List.of("billing"))),
            new ThreadCommand.RemoveTag(new Tag("other")))) {
      assertThat(thread.decide(command, aContext().build()))
          .isEqualTo(new Transition.Unchanged(thread));
    }
    assertThat(
            events(
                thread.decide(new ThreadCommand.RemoveTag(new Tag("bILLING")), aContext().build())))
        .containsExactly(new ThreadEvent.Tagged(Tags.none()));
  }

  @Test
  void a_thread_has_at_most_two_hundred_tags() {
    var names = IntStream.range(0, 199).mapToObj(i -> "tag " + i).toArray(String[]::new);
    var almost = aThread().tagged(names).open();

    var full = after(almost, new ThreadCommand.AddTag(new Tag("last")));

    assertThat(full.tags().all()).hasSize(200);
    assertThat(
            rejection(full.decide(new ThreadCommand.AddTag(new Tag("more")), aContext().build())))
        .isInstanceOf(Rejection.TooManyTags.class);
    assertThat(full.decide(new ThreadCommand.AddTag(new Tag("LAST")), aContext().build()))
        .isEqualTo(new Transition.Unchanged(full));
  }

  @Test
  void attributes_are_merged_member_by_member() {
    var thread =
        aThread()
            .having(
                new JsonObject(
                    Map.of("feather", member("a", new JsonNumber(1)), "intercom", PATCH)))
            .open();
    var patch =
        new JsonObject(
            Map.of("feather", member("b", new JsonNumber(2)), "intercom", new JsonNull()));

    assertThat(after(thread, new ThreadCommand.MergeAttributes(patch)).attributes().value())
        .isEqualTo(
            member(
                "feather", new JsonObject(Map.of("a", new JsonNumber(1), "b", new JsonNumber(2)))));
  }

  @Test
  void a_patch_that_changes_nothing_is_no_event() {
    var thread = aThread().having(PATCH).open();

    for (var patch : List.of(PATCH, JsonObject.empty(), member("unknown", new JsonNull()))) {
      assertThat(thread.decide(new ThreadCommand.MergeAttributes(patch), aContext().build()))
          .isEqualTo(new Transition.Unchanged(thread));
    }
  }

  @Test
  void attributes_that_grow_too_deep_are_refused() {
    JsonValue deep = new JsonNumber(1);
    for (int i = 0; i < 15; i++) {
      deep = member("x", deep);
    }

    assertThat(
            after(aThread().open(), new ThreadCommand.MergeAttributes(member("x", deep)))
                .attributes()
                .value()
                .depth())
        .isEqualTo(16);
    assertThat(
            rejection(
                aThread()
                    .open()
                    .decide(
                        new ThreadCommand.MergeAttributes(member("x", member("x", deep))),
                        aContext().build())))
        .isInstanceOf(Rejection.AttributesTooLarge.class);
  }

  @Test
  void a_new_reference_replaces_the_one_to_the_same_vendor_only() {
    var intercom = new ExternalReference(INTERCOM_VENDOR, "1911149811");
    var next = new ExternalReference(FEATHER_VENDOR, "account", "th_2", null);
    var thread = aThread().knownAs(REFERENCE, intercom).open();

    assertThat(after(thread, new ThreadCommand.Refer(next)).references())
        .isEqualTo(References.of(List.of(intercom, next)));
    assertThat(after(thread, new ThreadCommand.ForgetReference(FEATHER_VENDOR)).references())
        .isEqualTo(References.of(List.of(intercom)));
  }

  @Test
  void a_thread_is_known_to_at_most_thirty_two_vendors() {
    var almost = aThread().knownAs(references(31)).open();

    var full = after(almost, new ThreadCommand.Refer(REFERENCE));

    assertThat(full.references().all()).hasSize(32);
    assertThat(
            rejection(
                full.decide(
                    new ThreadCommand.Refer(new ExternalReference(INTERCOM_VENDOR, "1")),
                    aContext().build())))
        .isInstanceOf(Rejection.TooManyReferences.class);
    assertThat(
            after(
                    full,
                    new ThreadCommand.Refer(new ExternalReference(new Vendor("vendor-0"), "new")))
                .references()
                .all())
        .hasSize(32);
  }

  @Test
  void a_thread_that_has_more_references_from_before_can_lose_and_replace_them() {
    var thread = aThread().knownAs(references(40)).open();
    var vendor = new Vendor("vendor-0");

    assertThat(after(thread, new ThreadCommand.ForgetReference(vendor)).references().all())
        .hasSize(39);
    assertThat(
            after(thread, new ThreadCommand.Refer(new ExternalReference(vendor, "new")))
                .references()
                .to(vendor))
        .contains(new ExternalReference(vendor, "new"));
  }

  @Test
  void reading_a_thread_forgets_its_unread_messages() {
    var unread = aThread().with(Messages.inbound()).with(Messages.inbound().numbered(2)).open();

    assertThat(unread.reading()).isEqualTo(new Reading(false, 2));
    assertThat(after(unread, new ThreadCommand.MarkRead()).reading())
        .isEqualTo(new Reading(true, 0));
  }

  @Test
  void a_read_thread_is_marked_unread_without_a_message() {
    var unread = after(aThread().open(), new ThreadCommand.MarkUnread());

    assertThat(unread.reading()).isEqualTo(new Reading(false, 0));
    assertThat(after(unread, Messages.inbound().recorded()).reading())
        .isEqualTo(new Reading(false, 1));
  }

  private static ConversationThread after(ConversationThread thread, ThreadCommand command) {
    return thread(thread.decide(command, aContext().build()));
  }

  private static JsonObject member(String name, JsonValue value) {
    return new JsonObject(Map.of(name, value));
  }

  private static ExternalReference[] references(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new ExternalReference(new Vendor("vendor-" + i), "1"))
        .toArray(ExternalReference[]::new);
  }
}
