package dev.threadkeep.persistence.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.InboundPolicy.PastWindow;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.thread.ChangeContext.SpareIdentity;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Contexts;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.Bench;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever threads go through, they are read back as they were written, and so is the history. */
class RandomWalkTest {
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();
  private static final int STEPS = 60;

  /** The repetition is the seed. */
  @RepeatedTest(25)
  void a_thread_is_read_back_as_it_was_written(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var world = World.in(BENCH);
    var thread = world.open(world.nextThread());
    var id = thread.id();
    var now = NINE;

    for (int step = 0; step < STEPS; step++) {
      now = now.plusMillis(random.nextInt(3_600_000)).plusNanos(random.nextInt(1_000) * 1_000L);
      var context =
          Contexts.aContext()
              .at(now)
              .by(
                  List.of(Contexts.aContext().build().actor(), new Actor.Timer())
                      .get(random.nextInt(2)))
              .through(random.nextBoolean() ? "canonical" : "feather")
              .under(
                  Policies.aPolicy()
                      .reopeningWithin(Duration.ofHours(2))
                      .withinWindow(any(WithinWindow.class, random))
                      .pastWindow(any(PastWindow.class, random)))
              .sparing(
                  new SpareIdentity(
                      new ThreadId(new UUID(random.nextLong(), random.nextLong())),
                      new ThreadNumber(1 + random.nextLong(ThreadNumber.END - 1))))
              .build();
      var commands = new ArrayList<ThreadCommand>();
      do {
        commands.add(command(random, now));
      } while (random.nextInt(3) == 0);

      var transition = world.decide(id, context, commands.toArray(ThreadCommand[]::new));

      if (transition instanceof Transition.Moved moved) {
        thread = moved.thread();
        if (moved.followUp() != null) {
          assertThat(world.stored(moved.followUp().thread().id()))
              .isEqualTo(moved.followUp().thread());
        }
      }
      assertThat(world.stored(id)).isEqualTo(thread);
    }

    var history = BENCH.reader().history(world.caller(), new ThreadLocator.ById(id));
    assertThat(history.thread()).isEqualTo(thread);
    assertThat(ConversationThread.replay(id, world.organization(), history.events()))
        .isEqualTo(thread);
    assertThat(BENCH.findings()).isEmpty();
  }

  @Test
  void keeps_values_at_their_limits() {
    var world = World.in(BENCH);
    var thread = world.open(world.nextThread());
    // Four bytes each in UTF-8, and two chars in Java.
    var tags = new ArrayList<Tag>();
    for (int number = 0; number < 200; number++) {
      tags.add(new Tag("𝄞".repeat(60) + "%04d".formatted(number)));
    }
    var attributes =
        new JsonObject(Map.of("a", new JsonText("x".repeat(64 * 1024 - "{\"a\":\"\"}".length()))));
    var commands =
        List.<ThreadCommand>of(
            new ThreadCommand.Retitle(new Title("𝄞".repeat(512))),
            new ThreadCommand.WriteNotes(new Note("𝄞".repeat(10_000))),
            new ThreadCommand.ReplaceTags(new Tags(tags)),
            new ThreadCommand.MergeAttributes(attributes),
            new ThreadCommand.LinkContact(new ContactId("𝄞".repeat(255))),
            new ThreadCommand.LinkCompany(new CompanyId("𝄞".repeat(255))),
            new ThreadCommand.LinkProject(new ProjectId("𝄞".repeat(255))),
            new ThreadCommand.LinkChannel(
                new Channel("a".repeat(64), "𝄞".repeat(255), "𝄞".repeat(255), "𝄞".repeat(255))),
            new ThreadCommand.Refer(
                new ExternalReference(
                    INTERCOM_VENDOR,
                    "𝄞".repeat(255),
                    "𝄞".repeat(255),
                    new ConnectionId(UUID.randomUUID()))),
            new ThreadCommand.AssignTeam(new TeamId("𝄞".repeat(255))),
            new ThreadCommand.RecordMessage(
                message(MessageKind.INBOUND, "𝄞".repeat(65_536), NINE)),
            new ThreadCommand.Close(
                new ReasonChoice.Stated("𝄞".repeat(10_000)), new Note("𝄞".repeat(10_000)), true));

    var changed =
        world.change(thread.id(), NINE.plusSeconds(1), commands.toArray(ThreadCommand[]::new));
    // Everything large stays as it is when something else changes.
    var reopened = world.change(thread.id(), NINE.plusSeconds(2), new ThreadCommand.Reopen(null));

    assertThat(reopened.attributes()).isEqualTo(changed.attributes());
    assertThat(world.stored(thread.id())).isEqualTo(reopened);
    assertThat(
            BENCH
                .reader()
                .messages(world.caller(), new ThreadLocator.ById(thread.id()), 0, 1)
                .items()
                .getFirst()
                .message()
                .text()
                .value())
        .isEqualTo("𝄞".repeat(65_536));
    assertThat(BENCH.findings()).isEmpty();
  }

  /** Something that may happen to a thread. */
  static ThreadCommand command(Random random, Instant now) {
    return switch (random.nextInt(34)) {
      case 0, 1 ->
          new ThreadCommand.EnsureClosed(
              new ReasonChoice.Stated(text(random)),
              random.nextBoolean() ? null : new Note(text(random)),
              random.nextBoolean());
      case 2 ->
          new ThreadCommand.Close(
              new ReasonChoice.Named(CloseReason.OTHER), null, random.nextBoolean());
      case 3 -> new ThreadCommand.Reopen(random.nextBoolean() ? null : new Note(text(random)));
      case 4 -> new ThreadCommand.EnsureOpen();
      case 5 -> new ThreadCommand.EnsureNotClosed();
      case 6 ->
          new ThreadCommand.EnsureSnoozed(
              new SnoozeEnd.At(now.plusNanos(1_000L * (1 + random.nextInt(1_000_000)))));
      case 7 -> new ThreadCommand.EnsureSnoozed(new SnoozeEnd.NextReply());
      case 8 -> new ThreadCommand.Assign(random.nextBoolean() ? TO_ALICE : TO_BOT);
      case 9 -> new ThreadCommand.Unassign();
      case 10 -> new ThreadCommand.AssignTeam(SUPPORT);
      case 11 -> new ThreadCommand.UnassignTeam();
      case 12 -> new ThreadCommand.Escalate(new Note(text(random)));
      case 13 -> new ThreadCommand.Deescalate(null);
      case 14 -> new ThreadCommand.HandOver(any(Handling.class, random));
      case 15 -> new ThreadCommand.MarkImportant(random.nextBoolean());
      case 16 -> new ThreadCommand.ChangeSeverity(any(Severity.class, random));
      case 17 -> new ThreadCommand.Retitle(random.nextInt(4) == 0 ? null : new Title(text(random)));
      case 18 ->
          new ThreadCommand.WriteNotes(random.nextInt(4) == 0 ? null : new Note(text(random)));
      case 19 -> new ThreadCommand.ReplaceTags(Tags.of(List.of("A", "b", "İ")));
      case 20 -> new ThreadCommand.AddTag(new Tag(random.nextBoolean() ? "a" : "Ça"));
      case 21 -> new ThreadCommand.RemoveTag(new Tag(random.nextBoolean() ? "B" : "ça"));
      case 22, 23 -> new ThreadCommand.MergeAttributes(attributes(random));
      case 24 ->
          new ThreadCommand.LinkContact(random.nextBoolean() ? null : new ContactId(text(random)));
      case 25 -> new ThreadCommand.LinkCompany(new CompanyId(text(random)));
      case 26 ->
          new ThreadCommand.LinkChannel(
              random.nextInt(3) == 0 ? null : new Channel("sms", null, text(random), ""));
      case 27 -> {
        int vendor = random.nextInt(2);
        yield new ThreadCommand.Refer(
            new ExternalReference(
                List.of(FEATHER_VENDOR, INTERCOM_VENDOR).get(vendor),
                "a" + random.nextInt(3),
                "x" + random.nextInt(3),
                random.nextBoolean()
                    ? null
                    : new ConnectionId(new UUID(vendor, random.nextInt(3)))));
      }
      case 28 -> new ThreadCommand.ForgetReference(INTERCOM_VENDOR);
      case 29 ->
          random.nextBoolean() ? new ThreadCommand.MarkRead() : new ThreadCommand.MarkUnread();
      case 30 ->
          random.nextBoolean()
              ? new ThreadCommand.Archive(new Note(text(random)))
              : new ThreadCommand.Restore(null);
      default ->
          new ThreadCommand.RecordMessage(
              message(
                  any(MessageKind.class, random),
                  text(random),
                  now.minusSeconds(random.nextInt(10_000))));
    };
  }

  private static Message message(MessageKind kind, String text, Instant at) {
    return new Message(
        new MessageId(UUID.randomUUID()),
        kind,
        kind == MessageKind.INBOUND ? new Actor.Contact(null) : new Actor.User(ALICE_ID),
        new MessageText(text),
        at,
        Message.initialDelivery(kind),
        Map.of(INTERCOM_VENDOR, "42"));
  }

  private static <E extends Enum<E>> E any(Class<E> type, Random random) {
    var all = List.copyOf(EnumSet.allOf(type));
    return all.get(random.nextInt(all.size()));
  }

  private static String text(Random random) {
    return List.of(
            "plain",
            "quotes \" ' \\ / and\ttabs\r\n",
            "İstanbul ılık ß ﬃ 𝄞 \u202e\ufeff",
            "{\"a\": [1, null]}",
            "$1 :name ?::json %s {}(),",
            "\u0001\u001f\u007f\u0085\u2028")
        .get(random.nextInt(6));
  }

  private static JsonObject attributes(Random random) {
    var members = new LinkedHashMap<String, JsonValue>();
    for (var name : List.of("z", "a", "ç\"\\", "")) {
      if (random.nextBoolean()) {
        members.put(name, value(random, 3));
      }
    }
    return new JsonObject(members);
  }

  private static JsonValue value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> new JsonNull();
      case 1 -> new JsonBoolean(random.nextBoolean());
      case 2 ->
          new JsonNumber(
              new BigDecimal(
                  List.of(
                          "1.0",
                          "1e2",
                          "-0",
                          "0.1",
                          "1E+400",
                          "1e-400",
                          "12345678901234567890.123456789012345678901234567890",
                          "9007199254740993")
                      .get(random.nextInt(8))));
      case 3 -> new JsonText(text(random));
      case 4 -> new JsonArray(List.of(value(random, depth - 1), value(random, depth - 1)));
      default -> attributes(random);
    };
  }
}
