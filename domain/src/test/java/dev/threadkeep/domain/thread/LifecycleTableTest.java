package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.NO_RESPONSE;
import static dev.threadkeep.domain.thread.fixture.Cast.SALES;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.policy.InboundPolicy.PastWindow;
import dev.threadkeep.domain.policy.InboundPolicy.WhenSnoozed;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.thread.fixture.Threads;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every command does in every status. The same table stands in {@code docs/lifecycle.md},
 * written there by {@code ./threadkeep mvn -pl domain test -Dtest=LifecycleTableTest
 * -Dthreadkeep.docs=write}.
 */
class LifecycleTableTest {
  private static final Path PAGE = Path.of("..", "docs", "lifecycle.md");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @Test
  void answers_every_command_in_every_status() {
    assertThat(table())
        .isEqualTo(
            """
            | command                                               | Open                          | Snoozed                         | Closed                             |
            | ----------------------------------------------------- | ----------------------------- | ------------------------------- | ---------------------------------- |
            | Close                                                 | → Closed: closed              | → Closed: closed                | refused: already_closed            |
            | EnsureClosed                                          | → Closed: closed              | → Closed: closed                | nothing                            |
            | EnsureClosed, loop closed                             | → Closed: closed              | → Closed: closed                | loop_closed                        |
            | CloseLoop                                             | refused: not_closed           | refused: not_closed             | loop_closed                        |
            | CloseIfInactive, still active                         | nothing                       | nothing                         | nothing                            |
            | CloseIfInactive, inactive                             | → Closed: closed              | nothing                         | nothing                            |
            | CloseIfInactive, inactive but archived                | nothing                       | nothing                         | nothing                            |
            | Reopen                                                | refused: already_open         | refused: not_closed             | → Open: reopened                   |
            | Reopen, past the reopen window                        | refused: already_open         | refused: not_closed             | refused: reopen_window_over        |
            | EnsureOpen                                            | nothing                       | → Open: woken                   | → Open: reopened                   |
            | EnsureNotClosed                                       | nothing                       | nothing                         | → Open: reopened                   |
            | Snooze                                                | → Snoozed: snoozed            | snoozed                         | refused: closed_cannot_snooze      |
            | Snooze, until the next reply                          | → Snoozed: snoozed            | snoozed                         | refused: closed_cannot_snooze      |
            | Snooze, until a past time                             | refused: snooze_not_in_future | refused: snooze_not_in_future   | refused: closed_cannot_snooze      |
            | EnsureSnoozed                                         | → Snoozed: snoozed            | snoozed                         | → Snoozed: reopened, snoozed       |
            | EnsureSnoozed, until noon                             | → Snoozed: snoozed            | nothing                         | → Snoozed: reopened, snoozed       |
            | MoveSnooze                                            | refused: not_snoozed          | snoozed                         | refused: not_snoozed               |
            | Wake                                                  | refused: not_snoozed          | → Open: woken                   | refused: not_snoozed               |
            | WakeDue, at noon                                      | nothing                       | → Open: woken                   | nothing                            |
            | WakeDue, too early                                    | nothing                       | nothing                         | nothing                            |
            | WakeDue, for an earlier snooze                        | nothing                       | nothing                         | nothing                            |
            | Assign                                                | assigned                      | assigned                        | assigned                           |
            | Unassign                                              | unassigned                    | unassigned                      | unassigned                         |
            | AssignTeam                                            | team_assigned                 | team_assigned                   | team_assigned                      |
            | UnassignTeam                                          | team_unassigned               | team_unassigned                 | team_unassigned                    |
            | Claim, from whom it expects                           | assigned                      | assigned                        | assigned                           |
            | Claim, from somebody else                             | refused: held_by_someone_else | refused: held_by_someone_else   | refused: held_by_someone_else      |
            | Escalate                                              | escalated                     | escalated                       | escalated                          |
            | Deescalate                                            | deescalated                   | deescalated                     | deescalated                        |
            | HandOver                                              | handed_over                   | handed_over                     | handed_over                        |
            | MarkImportant, important                              | marked_important              | marked_important                | marked_important                   |
            | MarkImportant, no longer                              | unmarked_important            | unmarked_important              | unmarked_important                 |
            | ChangeSeverity                                        | severity_changed              | severity_changed                | severity_changed                   |
            | Retitle                                               | retitled                      | retitled                        | retitled                           |
            | WriteNotes                                            | noted                         | noted                           | noted                              |
            | ReplaceTags                                           | tagged                        | tagged                          | tagged                             |
            | AddTag                                                | tagged                        | tagged                          | tagged                             |
            | RemoveTag                                             | tagged                        | tagged                          | tagged                             |
            | MergeAttributes                                       | attributes_changed            | attributes_changed              | attributes_changed                 |
            | LinkContact                                           | linked                        | linked                          | linked                             |
            | LinkCompany                                           | linked                        | linked                          | linked                             |
            | LinkProject                                           | linked                        | linked                          | linked                             |
            | LinkChannel                                           | linked                        | linked                          | linked                             |
            | Refer                                                 | referenced                    | referenced                      | referenced                         |
            | ForgetReference                                       | unreferenced                  | unreferenced                    | unreferenced                       |
            | MarkRead                                              | read                          | read                            | read                               |
            | MarkUnread                                            | unread                        | unread                          | unread                             |
            | Archive                                               | archived                      | archived                        | archived                           |
            | Restore                                               | restored                      | restored                        | restored                           |
            | RecordMessage, inbound                                | message_recorded              | → Open: message_recorded, woken | → Open: message_recorded, reopened |
            | RecordMessage, inbound, past the reopen window        | message_recorded              | → Open: message_recorded, woken | follow_up_opened                   |
            | RecordMessage, inbound, policy keeps                  | message_recorded              | message_recorded                | message_recorded                   |
            | RecordMessage, inbound, policy keeps, past the window | message_recorded              | message_recorded                | message_recorded                   |
            | RecordMessage, outbound                               | message_recorded              | message_recorded                | message_recorded                   |
            | RecordMessage, internal                               | message_recorded              | message_recorded                | message_recorded                   |
            | Erase                                                 | erased                        | erased                          | erased                             |
            | Erase, erased before                                  | nothing                       | nothing                         | nothing                            |
            | Erase, a contact's messages                           | erased                        | erased                          | erased                             |
            | EraseIfClosedSince, closed before then                | nothing                       | nothing                         | erased                             |
            | EraseIfClosedSince, closed later                      | nothing                       | nothing                         | nothing                            |
            """);
  }

  @Test
  void has_a_row_for_every_command() {
    assertThat(rows().map(row -> row.command().getClass()).collect(toSet()))
        .isEqualTo(Set.of(ThreadCommand.class.getPermittedSubclasses()));
  }

  @Test
  void has_a_column_for_every_status() {
    assertThat(Threads.inEveryStatus())
        .<Class<?>>extracting(thread -> thread.status().getClass())
        .containsExactly(ThreadStatus.class.getPermittedSubclasses());
  }

  @Test
  void stands_in_the_documentation() throws IOException {
    var page = Files.readString(PAGE);
    var generated = withBlock(withBlock(page, "diagram", diagram()), "table", table());
    if ("write".equals(System.getProperty("threadkeep.docs"))) {
      Files.writeString(PAGE, generated);
      page = generated;
    }

    assertThat(page)
        .as("docs/lifecycle.md is out of date; -Dthreadkeep.docs=write writes it anew")
        .isEqualTo(generated);
  }

  @Test
  void is_explained_in_the_documentation_down_to_every_event_and_refusal() throws IOException {
    var page = Files.readString(PAGE);

    assertThat(events())
        .allSatisfy(event -> assertThat(page).contains("| `" + word(event) + "` |"));
    assertThat(leaves(Rejection.class))
        .allSatisfy(rejection -> assertThat(page).contains("| `" + snake(rejection) + "` |"));
  }

  @Test
  void reaches_every_event() {
    assertThat(events().stream().map(Object::getClass).collect(toSet()))
        .isEqualTo(Set.of(ThreadEvent.class.getPermittedSubclasses()));
  }

  /** One command in the situation that makes it matter. */
  private record Row(
      String variant,
      ThreadCommand command,
      UnaryOperator<Threads> given,
      Instant now,
      Policies policy) {

    Row(String variant, ThreadCommand command) {
      this(variant, command, UnaryOperator.identity(), TEN, aPolicy());
    }

    Row(ThreadCommand command) {
      this("", command);
    }

    Row given(UnaryOperator<Threads> next) {
      return new Row(variant, command, next, now, policy);
    }

    Row at(Instant next) {
      return new Row(variant, command, given, next, policy);
    }

    Row under(Policies next) {
      return new Row(variant, command, given, now, next);
    }

    String name() {
      return command.getClass().getSimpleName();
    }

    List<Outcome> outcomes() {
      var context = aContext().at(now).under(policy).build();
      return Stream.of(
              given.apply(aThread()).open(),
              given.apply(aThread()).snoozed(),
              given.apply(aThread()).closed())
          .map(thread -> new Outcome(thread, thread.decide(command, context)))
          .toList();
    }

    List<String> cells() {
      var title = variant.isEmpty() ? name() : name() + ", " + variant;
      return Stream.concat(Stream.of(title), outcomes().stream().map(Outcome::toString)).toList();
    }
  }

  /** What came of a command. */
  private record Outcome(ConversationThread before, Transition transition) {

    /** From which status to which; empty where it stays. */
    String edge() {
      return transition instanceof Transition.Moved moved
              && !status(before).equals(status(moved.thread()))
          ? status(before) + " --> " + status(moved.thread())
          : "";
    }

    @Override
    public String toString() {
      return switch (transition) {
        case Transition.Moved moved ->
            (edge().isEmpty() ? "" : "→ " + status(moved.thread()) + ": ")
                + moved.events().stream()
                    .map(recorded -> word(recorded.event()))
                    .collect(joining(", "));
        case Transition.Unchanged unchanged -> "nothing";
        case Transition.Refused refused -> "refused: " + snake(refused.rejection().getClass());
        case Transition.Forwarded forwarded -> "forwarded";
      };
    }

    private static String status(ConversationThread thread) {
      return thread.status().getClass().getSimpleName();
    }
  }

  private static Stream<Row> rows() {
    var spam = new ReasonChoice.Named(SPAM);
    var noon = new SnoozeEnd.At(NOON);
    var evening = new SnoozeEnd.At(EVENING);
    return Stream.of(
        new Row(new ThreadCommand.Close(spam, null, false)),
        new Row(new ThreadCommand.EnsureClosed(spam, null, false)),
        new Row("loop closed", new ThreadCommand.EnsureClosed(spam, null, true)),
        new Row(new ThreadCommand.CloseLoop()),
        new Row("still active", new ThreadCommand.CloseIfInactive())
            .under(aPolicy().autoClosing(DAY, NO_RESPONSE)),
        new Row("inactive", new ThreadCommand.CloseIfInactive())
            .under(aPolicy().autoClosing(HALF_AN_HOUR, NO_RESPONSE)),
        new Row("inactive but archived", new ThreadCommand.CloseIfInactive())
            .given(Threads::archived)
            .under(aPolicy().autoClosing(HALF_AN_HOUR, NO_RESPONSE)),
        new Row(new ThreadCommand.Reopen(null)),
        new Row("past the reopen window", new ThreadCommand.Reopen(null)).under(shortWindow()),
        new Row(new ThreadCommand.EnsureOpen()),
        new Row(new ThreadCommand.EnsureNotClosed()),
        new Row(new ThreadCommand.Snooze(evening)),
        new Row("until the next reply", new ThreadCommand.Snooze(new SnoozeEnd.NextReply())),
        new Row("until a past time", new ThreadCommand.Snooze(new SnoozeEnd.At(NINE))),
        new Row(new ThreadCommand.EnsureSnoozed(evening)),
        new Row("until noon", new ThreadCommand.EnsureSnoozed(noon)),
        new Row(new ThreadCommand.MoveSnooze(evening)),
        new Row(new ThreadCommand.Wake(null)),
        new Row("at noon", new ThreadCommand.WakeDue(NOON)).at(NOON),
        new Row("too early", new ThreadCommand.WakeDue(NOON)),
        new Row("for an earlier snooze", new ThreadCommand.WakeDue(TEN)).at(NOON),
        new Row(new ThreadCommand.Assign(TO_ALICE)),
        new Row(new ThreadCommand.Unassign()).given(thread -> thread.assignedTo(TO_BOB)),
        new Row(new ThreadCommand.AssignTeam(SUPPORT)),
        new Row(new ThreadCommand.UnassignTeam()).given(thread -> thread.assignedTo(SALES)),
        new Row("from whom it expects", new ThreadCommand.Claim(TO_ALICE, TO_BOB))
            .given(thread -> thread.assignedTo(TO_BOB)),
        new Row("from somebody else", new ThreadCommand.Claim(TO_ALICE, null))
            .given(thread -> thread.assignedTo(TO_BOB)),
        new Row(new ThreadCommand.Escalate(null)),
        new Row(new ThreadCommand.Deescalate(null)).given(Threads::escalated),
        new Row(new ThreadCommand.HandOver(Handling.AI)),
        new Row("important", new ThreadCommand.MarkImportant(true)),
        new Row("no longer", new ThreadCommand.MarkImportant(false)).given(Threads::important),
        new Row(new ThreadCommand.ChangeSeverity(Severity.HIGH)),
        new Row(new ThreadCommand.Retitle(new Title("Refund"))),
        new Row(new ThreadCommand.WriteNotes(new Note("Call back"))),
        new Row(new ThreadCommand.ReplaceTags(Tags.of(List.of("billing")))),
        new Row(new ThreadCommand.AddTag(new Tag("billing"))),
        new Row(new ThreadCommand.RemoveTag(new Tag("billing")))
            .given(thread -> thread.tagged("billing")),
        new Row(
            new ThreadCommand.MergeAttributes(
                new JsonObject(Map.of("feather", new JsonText("x"))))),
        new Row(new ThreadCommand.LinkContact(new ContactId("contact-2"))),
        new Row(new ThreadCommand.LinkCompany(new CompanyId("company-2"))),
        new Row(new ThreadCommand.LinkProject(new ProjectId("project-2"))),
        new Row(new ThreadCommand.LinkChannel(new Channel("sms", null, null, null))),
        new Row(new ThreadCommand.Refer(new ExternalReference(FEATHER_VENDOR, "th_1"))),
        new Row(new ThreadCommand.ForgetReference(FEATHER_VENDOR))
            .given(thread -> thread.knownAs(new ExternalReference(FEATHER_VENDOR, "th_1"))),
        new Row(new ThreadCommand.MarkRead()).given(Threads::unread),
        new Row(new ThreadCommand.MarkUnread()),
        new Row(new ThreadCommand.Archive(null)),
        new Row(new ThreadCommand.Restore(null)).given(Threads::archived),
        new Row("inbound", Messages.inbound().recorded()),
        new Row("inbound, past the reopen window", Messages.inbound().recorded())
            .under(shortWindow()),
        new Row("inbound, policy keeps", Messages.inbound().recorded()).under(keeping()),
        new Row("inbound, policy keeps, past the window", Messages.inbound().recorded())
            .under(keeping().reopeningWithin(HALF_AN_HOUR)),
        new Row("outbound", Messages.outbound().recorded()),
        new Row("internal", Messages.internal().recorded()),
        new Row(new ThreadCommand.Erase(null)),
        new Row("erased before", new ThreadCommand.Erase(null))
            .given(thread -> thread.after(new ThreadCommand.Erase(null))),
        new Row("a contact's messages", new ThreadCommand.Erase(new ContactId("contact-2"))),
        new Row("closed before then", new ThreadCommand.EraseIfClosedSince(TEN)),
        new Row("closed later", new ThreadCommand.EraseIfClosedSince(NINE)));
  }

  /** What happens in all cells together, and the opening before. */
  private static List<ThreadEvent> events() {
    var opened = aThread().story().events().stream();
    var later =
        rows()
            .flatMap(row -> row.outcomes().stream())
            .map(Outcome::transition)
            .flatMap(
                transition ->
                    transition instanceof Transition.Moved moved
                        ? moved.events().stream()
                        : Stream.of());
    return Stream.concat(opened, later).map(RecordedEvent::event).toList();
  }

  private static Policies shortWindow() {
    return aPolicy().reopeningWithin(HALF_AN_HOUR);
  }

  private static Policies keeping() {
    return aPolicy()
        .whenSnoozed(WhenSnoozed.KEEP_SNOOZED)
        .withinWindow(WithinWindow.KEEP_CLOSED)
        .pastWindow(PastWindow.KEEP_CLOSED);
  }

  private static String table() {
    var lines = new ArrayList<List<String>>();
    lines.add(List.of("command", "Open", "Snoozed", "Closed"));
    rows().map(Row::cells).forEach(lines::add);
    int[] widths =
        lines.stream()
            .map(cells -> cells.stream().mapToInt(String::length).toArray())
            .reduce(new int[4], LifecycleTableTest::widest);
    lines.add(1, Arrays.stream(widths).mapToObj("-"::repeat).toList());
    return lines.stream().map(cells -> line(cells, widths)).collect(joining());
  }

  private static int[] widest(int[] one, int[] other) {
    int[] widest = one.clone();
    Arrays.setAll(widest, i -> Math.max(one[i], other[i]));
    return widest;
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      var cell = cells.get(i);
      line.append(' ').append(cell).append(" ".repeat(widths[i] - cell.length())).append(" |");
    }
    return line.append('\n').toString();
  }

  private static String diagram() {
    var commands = new TreeMap<String, Set<String>>();
    rows()
        .forEach(
            row ->
                row.outcomes().stream()
                    .map(Outcome::edge)
                    .filter(edge -> !edge.isEmpty())
                    .forEach(
                        edge ->
                            commands.computeIfAbsent(edge, e -> new TreeSet<>()).add(row.name())));
    return commands.entrySet().stream()
        .map(edge -> "    %s: %s\n".formatted(edge.getKey(), String.join(", ", edge.getValue())))
        .collect(joining("", "```mermaid\nstateDiagram-v2\n    [*] --> Open\n", "```\n"));
  }

  private static String withBlock(String page, String name, String content) {
    var begin = "<!-- %s -->\n".formatted(name);
    var end = "<!-- end of %s -->".formatted(name);
    return page.substring(0, page.indexOf(begin) + begin.length())
        + "\n"
        + content
        + "\n"
        + page.substring(page.indexOf(end));
  }

  private static String word(ThreadEvent event) {
    return event.type().substring("thread.".length());
  }

  private static String snake(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(LifecycleTableTest::leaves)
        : Stream.of(type);
  }
}
