package dev.threadkeep.domain;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Contexts.SPARE;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.message.DeliveryStatus;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ActivityTimes;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.ChangeContext;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Reading;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.StatedReason;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value at its limit and over it: what is refused never comes into being. */
class ValuesTest {
  /** Two UTF-16 units, one character. */
  private static final String SMILE = "\uD83D\uDE42";

  /** A value that holds a text, and how long that may be. */
  record Text(String name, int limit, boolean mayBeBlank, Function<String, Object> value) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Text> TEXTS =
      List.of(
          new Text("title", 512, false, Title::new),
          new Text("tag", 64, false, Tag::new),
          new Text("note", 10_000, false, Note::new),
          new Text("stated reason", 10_000, true, text -> new StatedReason(FEATHER, text)),
          new Text("choice of a stated reason", 10_000, true, ReasonChoice.Stated::new),
          new Text("message", 65_536, true, MessageText::new),
          new Text("team", 255, false, TeamId::new),
          new Text("contact", 255, false, ContactId::new),
          new Text("company", 255, false, CompanyId::new),
          new Text("project", 255, false, ProjectId::new),
          new Text("channel id", 255, false, id -> new Channel("sms", id, null, null)),
          new Text("channel from", 255, true, from -> new Channel("sms", null, from, null)),
          new Text("channel to", 255, true, to -> new Channel("sms", null, null, to)),
          new Text("external id", 255, false, id -> new ExternalReference(FEATHER_VENDOR, id)),
          new Text(
              "account",
              255,
              true,
              account -> new ExternalReference(FEATHER_VENDOR, account, "1", null)),
          new Text(
              "vendor's message id",
              255,
              false,
              id ->
                  new Message(
                      Messages.inbound().build().id(),
                      MessageKind.INBOUND,
                      CUSTOMER,
                      new MessageText(""),
                      TEN,
                      DeliveryStatus.RECEIVED,
                      Map.of(FEATHER_VENDOR, id))),
          new Text(
              "reason's label",
              128,
              false,
              label -> new CatalogueReason(RESOLVED, label, true, false, Map.of())),
          new Text(
              "vendor's reason code",
              128,
              false,
              code ->
                  new CatalogueReason(
                      RESOLVED, "Resolved", true, false, Map.of(FEATHER, List.of(code)))),
          new Text("request id of an event", 128, true, id -> recordedAt(TEN, id)),
          new Text("request id of a change", 128, true, id -> contextAt(TEN, id)));

  @Test
  void a_tag_is_the_same_with_blanks_around_it() {
    assertThat(new Tag(" vip\t")).isEqualTo(new Tag("vip"));
    assertThat(Tags.of(List.of("vip", " VIP "))).isEqualTo(Tags.of(List.of("vip")));
    assertThat(new Tag(" " + "x".repeat(64) + " ").name()).hasSize(64);
    assertThat(new Tag("two words").name()).isEqualTo("two words");
  }

  @ParameterizedTest
  @FieldSource("TEXTS")
  void a_text_may_be_as_long_as_its_limit_and_no_longer(Text text) {
    assertThatCode(() -> text.value().apply("x".repeat(text.limit()))).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.value().apply("x".repeat(text.limit() + 1)))
        .withMessageEndingWith(
            "at most %s characters, but has %s"
                .formatted(Integer.toString(text.limit()), Integer.toString(text.limit() + 1)));
  }

  @ParameterizedTest
  @FieldSource("TEXTS")
  void a_limit_counts_characters_and_not_their_encoding(Text text) {
    assertThatCode(() -> text.value().apply(SMILE.repeat(text.limit()))).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.value().apply(SMILE.repeat(text.limit() + 1)));
  }

  @ParameterizedTest
  @FieldSource("TEXTS")
  void a_text_refuses_what_cannot_be_stored(Text text) {
    for (var wrong :
        List.of("a\u0000b", "\uD83D", "a\uD83Db", "\uDE42", "\uDE42\uD83D", "\uD83D\uD83D\uDE42")) {
      assertThatIllegalArgumentException().isThrownBy(() -> text.value().apply(wrong));
    }
  }

  @ParameterizedTest
  @FieldSource("TEXTS")
  void a_text_that_must_say_something_is_not_blank(Text text) {
    for (var blank : List.of("", " ", "\t\n")) {
      if (text.mayBeBlank()) {
        assertThatCode(() -> text.value().apply(blank)).doesNotThrowAnyException();
      } else {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> text.value().apply(blank))
            .withMessageEndingWith("must not be empty");
      }
    }
  }

  /** A value that holds a point in time, and what it keeps of it. */
  record Time(String name, UnaryOperator<Instant> kept) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Time> TIMES =
      List.of(
          new Time("end of a snooze", time -> new SnoozeEnd.At(time).time()),
          new Time("timer", time -> new ThreadCommand.WakeDue(time).until()),
          new Time("message", time -> Messages.inbound().at(time).build().occurredAt()),
          new Time("event", time -> recordedAt(time, "").at()),
          new Time("change", time -> contextAt(time, "").now()),
          new Time(
              "recorded message",
              time ->
                  new ThreadEvent.MessageRecorded(
                          Messages.inbound().build().id(), MessageKind.INBOUND, CUSTOMER, time)
                      .occurredAt()),
          new Time(
              "close",
              time -> new ThreadStatus.Closed(RESOLVED, null, null, time, ALICE, false).at()),
          new Time("last inbound", time -> new ActivityTimes(time, null, NINE, null).lastInbound()),
          new Time(
              "last outbound", time -> new ActivityTimes(null, time, NINE, null).lastOutbound()),
          new Time(
              "last state change",
              time -> new ActivityTimes(null, null, time, null).lastStateChange()),
          new Time(
              "waiting since", time -> new ActivityTimes(null, null, NINE, time).waitingSince()));

  @ParameterizedTest
  @FieldSource("TIMES")
  void a_time_is_kept_to_the_microsecond(Time time) {
    assertThat(time.kept().apply(Instant.parse("2026-11-20T10:00:00.123456789Z")))
        .isEqualTo(Instant.parse("2026-11-20T10:00:00.123456Z"));
  }

  @ParameterizedTest
  @FieldSource("TIMES")
  void a_time_lies_in_the_years_1970_to_9999(Time time) {
    for (var kept : List.of("1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z")) {
      assertThat(time.kept().apply(Instant.parse(kept))).isEqualTo(Instant.parse(kept));
    }
    for (var wrong : List.of("1969-12-31T23:59:59.999999Z", "+10000-01-01T00:00:00Z")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> time.kept().apply(Instant.parse(wrong)))
          .withMessageEndingWith("must lie in the years 1970 to 9999");
    }
  }

  /** An id that is a UUID. */
  record Id(String name, Function<String, Object> parse) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Id> IDS =
      List.of(
          new Id("thread", ThreadId::parse),
          new Id("organization", OrganizationId::parse),
          new Id("teammate", TeammateId::parse),
          new Id("message", MessageId::parse),
          new Id("connection", ConnectionId::parse));

  @ParameterizedTest
  @FieldSource("IDS")
  void an_id_is_read_in_either_case_and_written_in_lower_case(Id id) {
    assertThat(id.parse().apply("01992F7E-8B1C-7D3E-9A55-6C1F0E6B7A10"))
        .isEqualTo(id.parse().apply("01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10"))
        .hasToString("01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10");
  }

  @ParameterizedTest
  @FieldSource("IDS")
  void an_id_is_nothing_but_a_whole_uuid(Id id) {
    for (var wrong :
        List.of(
            "",
            "1-1-1-1-1",
            "01992f7e8b1c7d3e9a556c1f0e6b7a10",
            "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a1",
            "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a100",
            " 1992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10",
            "+1992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10",
            "\uFF111992f7e-8b1c-7d3e-9a55-6c1f0e6b7a1",
            "\uFF11992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10",
            "g1992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10",
            "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> id.parse().apply(wrong))
          .withMessage("must be a UUID");
    }
  }

  /** A value with a form of its own. */
  record Form(String name, Function<String, Object> value, List<String> right, List<String> wrong) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Form> FORMS =
      List.of(
          new Form(
              "close reason",
              CloseReason::new,
              List.of("a", "no_response", "a1", "a".repeat(64)),
              List.of("", "A", "1a", "_a", "no-response", "a b", "ı", "a".repeat(65), "a\n")),
          new Form(
              "door",
              Through::new,
              List.of("a", "vendor:intercom", "import", "a".repeat(64)),
              List.of("", "A", "1", ":a", "a b", "a".repeat(65), "a\n")),
          new Form(
              "vendor",
              Vendor::new,
              List.of("a", "intercom", "a-b_1", "a".repeat(32)),
              List.of("", "A", "1", "a:b", "a".repeat(33), "a\n")),
          new Form(
              "key",
              KeyId::new,
              List.of("abcDEF12"),
              List.of("", "abcDEF1", "abcDEF123", "abcDEF1-", "abcDEF1ı")),
          new Form(
              "channel type",
              type -> new Channel(type, null, null, null),
              List.of("sms", "0", "e-mail_2", "a".repeat(64)),
              List.of("", "SMS", "-a", "a b", "a".repeat(65), "a\n")));

  @ParameterizedTest
  @FieldSource("FORMS")
  void a_value_with_a_form_of_its_own_has_no_other(Form form) {
    assertThat(form.right())
        .allSatisfy(
            right -> assertThatCode(() -> form.value().apply(right)).doesNotThrowAnyException());
    assertThat(form.wrong())
        .allSatisfy(
            wrong ->
                assertThatIllegalArgumentException().isThrownBy(() -> form.value().apply(wrong)));
  }

  @Test
  void a_value_of_one_text_is_written_as_that_text() {
    assertThat(
            List.of(
                new Title("a"),
                new Tag("a"),
                new Note("a"),
                new MessageText("a"),
                new TeamId("a"),
                new ContactId("a"),
                new CompanyId("a"),
                new ProjectId("a"),
                new CloseReason("a"),
                new Through("a"),
                new Vendor("a")))
        .allSatisfy(value -> assertThat(value).hasToString("a"));
    assertThat(new KeyId("abcDEF12")).hasToString("abcDEF12");
    assertThat(new ThreadNumber(7)).hasToString("7");
  }

  @Test
  void a_threads_number_is_positive_and_below_two_to_the_53() {
    assertThat(new ThreadNumber(1).value()).isEqualTo(1);
    assertThat(new ThreadNumber(9_007_199_254_740_991L).value()).isEqualTo(9_007_199_254_740_991L);
    for (long wrong : List.of(0L, -1L, 9_007_199_254_740_992L, Long.MIN_VALUE)) {
      assertThatIllegalArgumentException().isThrownBy(() -> new ThreadNumber(wrong));
    }
  }

  @Test
  void a_threads_number_is_written_in_plain_digits() {
    assertThat(ThreadNumber.in("9007199254740991"))
        .contains(new ThreadNumber(9_007_199_254_740_991L));
    for (var wrong : List.of("", "0", "-1", "+1", "01", "1.0", "٣", "9007199254740992", "x1")) {
      assertThat(ThreadNumber.in(wrong)).isEmpty();
    }
  }

  @Test
  void tags_are_sorted_and_unique_without_regard_to_case() {
    assertThat(Tags.of(List.of("b", "Billing", "A", "BILLING", "a")).names())
        .containsExactly("A", "b", "Billing");
  }

  @Test
  void case_does_not_follow_the_machines_language() {
    assertThat(new Tag("ID").key()).isEqualTo("id");
    assertThat(Tags.of(List.of("ID", "id")).names()).containsExactly("ID");
  }

  @Test
  void tags_know_what_they_contain() {
    var tags = Tags.of(List.of("Billing", "vip"));

    assertThat(tags.contains(new Tag("BILLING"))).isTrue();
    assertThat(tags.contains(new Tag("bill"))).isFalse();
    assertThat(tags.sameAs(Tags.of(List.of("VIP", "billing")))).isTrue();
    assertThat(tags.sameAs(Tags.of(List.of("vip")))).isFalse();
  }

  @Test
  void there_are_at_most_two_hundred_tags() {
    var names = IntStream.rangeClosed(1, 201).mapToObj(i -> "tag " + i).toList();

    assertThat(Tags.of(names.subList(0, 200)).all()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tags.of(names))
        .withMessage("a thread must have at most 200 tags");
  }

  @Test
  void attributes_have_at_most_64_kib() {
    int overhead = "{\"x\":\"\"}".length();

    assertThatCode(() -> attributes("x".repeat(65_536 - overhead))).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attributes("x".repeat(65_536 - overhead + 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> attributes("ü".repeat(32_768)));
  }

  @Test
  void a_thread_is_known_to_a_vendor_by_one_id() {
    var one = new ExternalReference(FEATHER_VENDOR, "1");
    var other = new ExternalReference(FEATHER_VENDOR, "2");

    assertThatIllegalArgumentException().isThrownBy(() -> References.of(List.of(one, other)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new References(Map.of(new Vendor("intercom"), one)));
  }

  @Test
  void references_are_listed_by_vendor() {
    var feather = new ExternalReference(FEATHER_VENDOR, "1");
    var intercom = new ExternalReference(new Vendor("intercom"), "2");
    var references = References.of(List.of(intercom, feather));

    assertThat(references.all()).containsExactly(feather, intercom);
    assertThat(references.to(FEATHER_VENDOR)).contains(feather);
    assertThat(references.to(new Vendor("contextgpt"))).isEmpty();
  }

  @Test
  void what_is_read_has_no_unread_messages() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reading(true, 1))
        .withMessage("read with 1 unread messages");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reading(false, -1))
        .withMessage("unread with -1 unread messages");
    assertThat(new Reading(false, 0).unreadMessages()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void an_events_sequence_starts_at_one(long sequence) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RecordedEvent(
                    sequence, TEN, ALICE, Through.CANONICAL, "", new ThreadEvent.MarkedRead()));
  }

  @Test
  void a_message_starts_on_its_way_by_its_kind() {
    assertThat(Message.initialDelivery(MessageKind.INBOUND)).isEqualTo(DeliveryStatus.RECEIVED);
    assertThat(Message.initialDelivery(MessageKind.OUTBOUND)).isEqualTo(DeliveryStatus.SENT);
    assertThat(Message.initialDelivery(MessageKind.INTERNAL)).isEqualTo(DeliveryStatus.SENT);
  }

  @Test
  void nothing_shares_a_list_with_whoever_made_it() {
    assertThat(aContext().build().holders()).isUnmodifiable();
    assertThat(Tags.of(List.of("a")).all()).isUnmodifiable();
    assertThat(Messages.inbound().build().vendorIds()).isUnmodifiable();
  }

  private static Attributes attributes(String text) {
    return new Attributes(new JsonObject(Map.of("x", new JsonText(text))));
  }

  private static RecordedEvent recordedAt(Instant time, String requestId) {
    return new RecordedEvent(
        1, time, ALICE, Through.CANONICAL, requestId, new ThreadEvent.MarkedRead());
  }

  private static ChangeContext contextAt(Instant time, String requestId) {
    return new ChangeContext(
        ALICE, Through.CANONICAL, requestId, time, LifecyclePolicy.standard(), List.of(), SPARE);
  }
}
