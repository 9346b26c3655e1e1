package dev.threadkeep.application.thread;

import static dev.threadkeep.application.Approved.isAsApproved;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static dev.threadkeep.domain.thread.fixture.Cast.UNSPECIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.Occasion;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.StatedReason;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The form in which history is kept for good. */
class EventJsonTest {
  private static final Note NOTE = new Note("In \"words\"\nof their own: ä 𝄞");
  private static final ThreadId OTHER = ThreadId.parse("01992f7e-8b1c-7d3e-9a55-00000000f011");
  private static final Links LINKS =
      new Links(
          new ContactId("contact-1"),
          new CompanyId("company-1"),
          new ProjectId("project-1"),
          new Channel("sms", "channel-1", "+49301", "+49302"),
          OTHER);
  private static final ExternalReference REFERENCE =
      new ExternalReference(
          INTERCOM_VENDOR, "account", "1911149811", new ConnectionId(new UUID(0x7000, 1)));

  record Example(String name, ThreadEvent event) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Every kind of event with all that it can have, and, where that differs, with nothing of it. */
  static List<Example> examples() {
    return List.of(
        full(
            new ThreadEvent.Opened(
                new ThreadNumber(9_007_199_254_740_991L),
                new Title("Parcel"),
                LINKS,
                Tags.of(List.of("a", "B")),
                Severity.HIGH,
                Handling.AI,
                References.of(List.of(REFERENCE, new ExternalReference(FEATHER_VENDOR, "f"))),
                new Attributes(attributes()),
                new Assignment(TO_BOT, SUPPORT))),
        bare(
            new ThreadEvent.Opened(
                new ThreadNumber(1),
                null,
                Links.none(),
                Tags.none(),
                Severity.UNKNOWN,
                Handling.HUMAN,
                References.none(),
                Attributes.none(),
                Assignment.nobody())),
        full(new ThreadEvent.Closed(RESOLVED, NOTE, new StatedReason(FEATHER, "Done"), true)),
        bare(new ThreadEvent.Closed(UNSPECIFIED, null, null, false)),
        full(new ThreadEvent.Reopened(NOTE)),
        bare(new ThreadEvent.Reopened(null)),
        full(new ThreadEvent.Snoozed(new SnoozeEnd.At(NOON.plusNanos(1_000)))),
        bare(new ThreadEvent.Snoozed(new SnoozeEnd.NextReply())),
        full(new ThreadEvent.Woken(NOTE)),
        bare(new ThreadEvent.Woken(null)),
        full(new ThreadEvent.Assigned(TO_ALICE)),
        bare(new ThreadEvent.Unassigned()),
        full(new ThreadEvent.TeamAssigned(SUPPORT)),
        bare(new ThreadEvent.TeamUnassigned()),
        full(new ThreadEvent.Escalated(NOTE)),
        bare(new ThreadEvent.Escalated(null)),
        full(new ThreadEvent.Deescalated(NOTE)),
        bare(new ThreadEvent.Deescalated(null)),
        full(new ThreadEvent.HandedOver(Handling.AGENT)),
        bare(new ThreadEvent.MarkedImportant()),
        bare(new ThreadEvent.UnmarkedImportant()),
        full(new ThreadEvent.SeverityChanged(Severity.MEDIUM)),
        full(new ThreadEvent.Retitled(new Title("Parcel"))),
        bare(new ThreadEvent.Retitled(null)),
        full(new ThreadEvent.Noted(NOTE)),
        bare(new ThreadEvent.Noted(null)),
        full(new ThreadEvent.Tagged(Tags.of(List.of("a", "B")))),
        bare(new ThreadEvent.Tagged(Tags.none())),
        full(new ThreadEvent.AttributesChanged(attributes())),
        bare(new ThreadEvent.AttributesChanged(JsonObject.empty())),
        full(new ThreadEvent.Linked(LINKS)),
        bare(new ThreadEvent.Linked(Links.none())),
        full(new ThreadEvent.Referenced(REFERENCE)),
        bare(new ThreadEvent.Referenced(new ExternalReference(FEATHER_VENDOR, "f"))),
        full(new ThreadEvent.Unreferenced(FEATHER_VENDOR)),
        bare(new ThreadEvent.MarkedRead()),
        bare(new ThreadEvent.MarkedUnread()),
        full(new ThreadEvent.Archived(NOTE)),
        bare(new ThreadEvent.Archived(null)),
        full(new ThreadEvent.Restored(NOTE)),
        bare(new ThreadEvent.Restored(null)),
        bare(new ThreadEvent.LoopClosed()),
        full(said(MessageKind.OUTBOUND, ALICE, null)),
        new Example(
            "thread.message_recorded.close", said(MessageKind.OUTBOUND, ALICE, Occasion.CLOSE)),
        new Example(
            "thread.message_recorded.assignment",
            said(MessageKind.OUTBOUND, ALICE, Occasion.ASSIGNMENT)),
        bare(said(MessageKind.INBOUND, new Actor.Contact(null), null)),
        full(new ThreadEvent.FollowUpOpened(OTHER)),
        full(new ThreadEvent.Erased(new ContactId("contact-1"))),
        bare(new ThreadEvent.Erased(null)));
  }

  private static ThreadEvent said(MessageKind kind, Actor author, @Nullable Occasion with) {
    return new ThreadEvent.MessageRecorded(
        new MessageId(new UUID(0x7000, 2)), kind, author, NOON.plusNanos(1_000), with);
  }

  private static JsonObject attributes() {
    var feather = new LinkedHashMap<String, JsonValue>();
    feather.put("z", new JsonNumber(new BigDecimal("1.50")));
    feather.put("a", new JsonText("ä"));
    return new JsonObject(Map.of("feather", new JsonObject(feather)));
  }

  private static Example full(ThreadEvent event) {
    return new Example(event.type() + ".full", event);
  }

  private static Example bare(ThreadEvent event) {
    return new Example(event.type() + ".bare", event);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void is_written_as_approved_and_read_back(Example example) {
    var data = EventJson.data(example.event());

    isAsApproved("events/" + example.name(), data);
    assertThat(EventJson.read(example.event().type(), data)).isEqualTo(example.event());
  }

  @Test
  void every_kind_of_event_is_among_them() {
    assertThat(
            examples().stream()
                .<Class<?>>map(example -> example.event().getClass())
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of(ThreadEvent.class.getPermittedSubclasses()));
  }

  @Test
  void passes_over_what_a_later_version_wrote() {
    var data = new JsonObject(Map.of("later", new JsonText("x")));

    assertThat(EventJson.read("thread.read", data)).isEqualTo(new ThreadEvent.MarkedRead());
  }

  @Test
  void refuses_what_is_no_event() {
    assertThatThrownBy(() -> EventJson.read("thread.exploded", JsonObject.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventJson.read("thread.closed", JsonObject.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
