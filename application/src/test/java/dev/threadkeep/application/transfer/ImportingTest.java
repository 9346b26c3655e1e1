package dev.threadkeep.application.transfer;

import static dev.threadkeep.application.transfer.OnError.SKIP;
import static dev.threadkeep.application.transfer.OnError.STOP;
import static dev.threadkeep.application.transfer.WholeThreads.closed;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.application.transfer.ImportSummary.Counts;
import dev.threadkeep.application.transfer.ImportSummary.Problem;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImportingTest extends AnImport {
  private static final Teammate BOB = new Teammate(Teammate.Type.USER, "Bob", null, null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "severity|HIGH|data/severity must be one of unknown, low, medium, high",
        "handling|robot|data/handling must be one of ai, agent, human",
        "number|seven|data/number must be a whole number from 1 to 2^53 - 1, in quotes",
        "number|+7|data/number must be a whole number from 1 to 2^53 - 1, in quotes",
      })
  void what_an_event_cannot_say_is_told_in_the_words_of_the_format(
      String member, String value, String detail) {
    begun().with(record(thread(1), 0), inData(record(thread(1), 1), member, value));

    imported(STOP);

    assertToldOfLast("The record does not fit: %s.".formatted(detail));
  }

  @Test
  void a_kind_of_entry_is_told_in_the_words_of_the_format() {
    begun().with(changed(entry(new Team("Team"), NINE, NINE), "kind", "Team"));

    imported(STOP);

    assertToldOfLast(
        "The record does not fit: kind must be one of teammate, team, contact, company, tag,"
            + " project.");
  }

  @Test
  void an_id_that_is_none_is_told_by_its_name() {
    begun().with(changed(record(thread(1), 0), "id", "1-1-1-1-1"));

    imported(STOP);

    assertToldOfLast("The record does not fit: id must be a UUID.");
  }

  @Test
  void an_id_of_zeros_is_nobodys() {
    var zeros = "00000000-0000-0000-0000-000000000000";
    begun()
        .with(
            changed(entry(BOB, NINE, NINE), "id", zeros),
            changed(record(thread(1), 0), "id", zeros));

    with(end(0)).imported(SKIP);

    assertThat(problems)
        .containsExactly(
            new Problem(3, "The record does not fit: id must not be all zeros."),
            new Problem(4, "The record does not fit: id must not be all zeros."));
    assertThat(store.entries(HERE)).isEmpty();
  }

  @Test
  void a_teammates_id_is_read_in_either_case() {
    begun().with(changed(entry(BOB, NINE, NINE), "id", BOB_ID.toString().toUpperCase(Locale.ROOT)));

    with(end(0)).imported(STOP);

    assertThat(problems).isEmpty();
    assertThat(store.entries(HERE))
        .extracting(Entry::id)
        .containsExactly(EntryId.of(BOB_ID.value()));
  }

  @Test
  void what_cannot_happen_to_a_thread_is_told_by_the_name_of_its_status() {
    var thread = thread(1);
    begun()
        .with(record(thread, 0), record(thread, 1), record(thread, 2), record(thread, 3))
        .with(changed(record(thread, 3), "seq", new JsonNumber(4)));

    imported(STOP);

    assertToldOfLast(
        "Event 4 of thread %s, thread.closed, cannot happen to a thread that is closed."
            .formatted(thread.thread().id()));
  }

  @Test
  void a_contact_is_not_erased_and_somebody_at_once() {
    var ada = new Contact("Ada", null, null, null, null, NINE);
    begun().with(entry(ada, NINE, NINE));

    imported(STOP);

    assertToldOfLast(
        "The record does not fit: an erased contact has no name, email, phone or image_url beside"
            + " erased_at.");
    assertThat(store.entries(HERE)).isEmpty();
  }

  @Test
  void an_erased_contact_of_whom_nothing_is_known_is_imported() {
    begun().with(entry(Contact.UNKNOWN.erased(NINE), NINE, NINE)).with(end(0)).imported(STOP);

    assertThat(problems).isEmpty();
    assertThat(store.entries(HERE)).hasSize(1);
  }

  @Test
  void nothing_stands_behind_the_end() {
    var summary = begun().with(thread(1)).with(end(1)).with(thread(2)).imported(SKIP);

    assertThat(problems)
        .containsExactly(new Problem(9, "The record stands behind the end record."));
    assertThat(summary.stopped()).isTrue();
    assertThat(kept()).containsExactly(closed(HERE, 1));
  }

  @Test
  void a_line_behind_the_end_that_is_no_json_ends_the_import() {
    var summary = begun().with(end(0)).broken().with(thread(1)).imported(SKIP);

    assertThat(problems).containsExactly(new Problem(4, "The line stands behind the end record."));
    assertThat(summary.stopped()).isTrue();
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_line_behind_the_end_that_is_no_record_ends_the_import() {
    begun().with(end(0)).with(JsonObject.empty()).with(thread(1));

    var summary = imported(SKIP);

    assertThat(problems)
        .containsExactly(new Problem(4, "The record stands behind the end record."));
    assertThat(summary.stopped()).isTrue();
  }

  @Test
  void an_end_that_does_not_fit_is_one_error() {
    begun().with(thread(1)).with(changed(end(1), "threads", "one")).imported(SKIP);

    assertToldOfLast("The record does not fit: threads must be a number.");
    assertThat(kept()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e30|threads must be a whole number below 2^63",
        "0.5|threads must be a whole number below 2^63",
        "-1|threads must not be negative",
      })
  void an_end_that_counts_nothing_that_could_be_counted_is_told(BigDecimal count, String detail) {
    begun().with(changed(end(0), "threads", new JsonNumber(count)));

    imported(STOP);

    assertToldOfLast("The record does not fit: %s.".formatted(detail));
  }

  @Test
  void what_has_not_happened_yet_is_told_by_the_name_of_its_time() {
    var later = NOON.plusSeconds(61);
    begun().with(record(thread(1), 0), changed(record(thread(1), 1), "at", later.toString()));
    imported(STOP);
    assertToldOfLast("The record does not fit: at lies in the future.");

    problems.clear();
    lines.clear();
    begun().with(entry(new Team("Team"), NOON, later));
    imported(STOP);
    assertToldOfLast("The record does not fit: updated_at lies in the future.");
  }

  @Test
  void what_nobody_can_have_said_yet_is_told_by_the_name_of_its_time() {
    var later = NOON.plusSeconds(361).toString();
    begun().with(record(thread(1), 0), record(thread(1), 1));
    with(inData(record(thread(1), 2), "at", later)).imported(STOP);
    assertToldOfLast("The record does not fit: data/at lies in the future.");

    problems.clear();
    lines.clear();
    begun();
    RecordWriter.thread(thread(1)).stream().limit(4).forEach(this::with);
    with(changed(record(thread(1), 4), "at", later)).imported(STOP);
    assertToldOfLast("The record does not fit: at lies in the future.");
  }

  @Test
  void what_was_said_by_a_clock_that_is_ahead_is_imported_as_it_is_taken_from_clients() {
    var soon = Messages.inbound().at(NOON.plusSeconds(300)).numbered(1).recorded();
    var whole = WholeThreads.whole(aThread().of(ELSEWHERE).story().then(NOON, ALICE, soon));

    begun().with(whole).with(end(1)).imported(STOP);

    assertThat(problems).isEmpty();
  }

  @Test
  void nobody_was_erased_in_the_future_or_before_being_known() {
    begun().with(entry(Contact.UNKNOWN.erased(NOON.plusSeconds(61)), NINE, NINE)).imported(STOP);
    assertToldOfLast("The record does not fit: erased_at lies in the future.");

    problems.clear();
    lines.clear();
    begun().with(entry(Contact.UNKNOWN.erased(NINE.minusSeconds(61)), NINE, NINE)).imported(STOP);
    assertToldOfLast("The record does not fit: erased_at lies before created_at.");
  }

  @Test
  void whoever_was_erased_by_a_clock_that_is_a_minute_behind_is_imported() {
    begun().with(entry(Contact.UNKNOWN.erased(NINE.minusSeconds(60)), NINE, NINE)).with(end(0));

    imported(STOP);

    assertThat(problems).isEmpty();
  }

  @Test
  void a_clock_that_is_a_minute_ahead_is_nobodys_fault() {
    var soon = NOON.plusSeconds(60);

    begun().with(entry(new Team("Team"), soon, soon)).with(end(0)).imported(STOP);

    assertThat(problems).isEmpty();
  }

  @Test
  void threads_come_to_the_callers_organization_whatever_the_file_calls_it() {
    var summary = begun().with(thread(1)).with(thread(2)).with(end(2)).imported(STOP);

    assertThat(problems).isEmpty();
    assertThat(summary)
        .isEqualTo(
            new ImportSummary(new Counts(0, 0), new Counts(0, 0), new Counts(2, 0), 0, false));
    assertThat(kept()).containsExactly(closed(HERE, 1), closed(HERE, 2));
  }

  @Test
  void what_is_there_already_is_skipped() {
    begun().with(thread(1)).with(end(1)).imported(STOP);
    lines.clear();

    var again = begun().with(thread(1)).with(thread(2)).with(end(2)).imported(STOP);

    assertThat(again.threads()).isEqualTo(new Counts(1, 1));
    assertThat(again.problems()).isZero();
  }

  @Test
  void a_thread_that_is_there_with_another_history_is_told_by_the_line_of_its_record() {
    begun().with(thread(1)).with(end(1)).imported(STOP);
    lines.clear();
    var other = WholeThreads.whole(aThread().of(ELSEWHERE).numbered(1).story());

    var summary = begun().with(other).with(thread(2)).with(end(2)).imported(SKIP);

    assertThat(summary.threads()).isEqualTo(new Counts(1, 0));
    assertThat(problems)
        .containsExactly(new Problem(3, "The thread is there already with another history."));
  }

  @ParameterizedTest
  @EnumSource
  void a_line_that_is_no_json_is_told_and_all_before_it_stays(OnError onError) {
    var summary = begun().with(thread(1)).broken().with(thread(2)).with(end(2)).imported(onError);

    assertThat(problems).containsExactly(new Problem(8, "The line is no JSON."));
    assertThat(summary.stopped()).isEqualTo(onError == STOP);
    assertThat(kept()).hasSize(onError == STOP ? 1 : 2);
  }

  @Test
  void a_broken_line_within_a_thread_costs_that_thread_alone_and_is_told_once() {
    begun()
        .with(thread(1))
        .with(record(thread(2), 0), record(thread(2), 1))
        .broken()
        .with(record(thread(2), 3), record(thread(2), 4))
        .with(thread(3))
        .with(end(3));

    var summary = imported(SKIP);

    assertThat(problems).hasSize(1).first().extracting(Problem::line).isEqualTo(10L);
    assertThat(summary.threads().imported()).isEqualTo(2);
    assertThat(kept()).containsExactly(closed(HERE, 1), closed(HERE, 3));
  }

  @Test
  void what_belongs_to_a_thread_whose_record_is_broken_is_left_out_without_another_word() {
    begun()
        .broken()
        .with(record(thread(1), 1), record(thread(1), 2), record(thread(1), 3))
        .with(thread(2))
        .with(end(2));

    imported(SKIP);

    assertThat(problems).containsExactly(new Problem(3, "The line is no JSON."));
    assertThat(kept()).containsExactly(closed(HERE, 2));
  }

  @Test
  void what_belongs_to_no_thread_before_it_is_told_once_for_each_thread() {
    begun().with(record(thread(1), 1), record(thread(1), 2)).with(thread(2)).with(end(1));

    imported(SKIP);

    assertThat(problems)
        .containsExactly(
            new Problem(
                3,
                "The record belongs to thread %s, which does not stand before it."
                    .formatted(thread(1).thread().id())));
    assertThat(kept()).containsExactly(closed(HERE, 2));
  }

  @Test
  void a_thread_that_its_history_does_not_make_is_told() {
    var record = changed(record(thread(1), 0), "status", "open");
    begun().with(record);
    RecordWriter.thread(thread(1)).stream().skip(1).forEach(this::with);
    with(end(1));

    imported(SKIP);

    assertThat(problems)
        .containsExactly(
            new Problem(3, "The thread is not whole: status is not what its history makes of it."));
    assertThat(kept()).isEmpty();
  }

  @Test
  void an_event_that_cannot_follow_is_told_by_its_own_line() {
    begun()
        .with(record(thread(1), 0), record(thread(1), 1), record(thread(1), 3))
        .with(thread(2))
        .with(end(2));

    imported(SKIP);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().line()).isEqualTo(5);
    assertThat(problems.getFirst().detail()).contains("follows version 1");
    assertThat(kept()).containsExactly(closed(HERE, 2));
  }

  @Test
  void a_thread_without_what_was_said_in_it_is_told() {
    begun();
    RecordWriter.thread(thread(1)).stream().limit(4).forEach(this::with);
    with(end(1));

    imported(SKIP);

    assertThat(problems)
        .containsExactly(
            new Problem(
                3,
                "The thread is not whole: message %s is missing."
                    .formatted(thread(1).messages().getFirst().id())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type|The record does not fit: there is no record of type \"x\".",
        "event|The record does not fit: there is no event \"x\".",
        "at|The record does not fit: at must be a time such as 2026-11-20T10:00:00Z.",
        "surprise|The record does not fit: surprise is no member of it.",
        "seq|The record does not fit: seq must be a number."
      })
  void a_record_that_does_not_fit_says_why(String member, String detail) {
    begun().with(record(thread(1), 0), changed(record(thread(1), 1), member, "x"));

    imported(STOP);

    assertThat(problems).containsExactly(new Problem(4, detail));
  }

  @Test
  void an_entry_keeps_its_number_and_its_versions() {
    var entry =
        new Entry<>(new EntryId("t"), 42, new Team("Team"), ExternalIds.none(), 7, NINE, NOON);

    var summary = begun().with(RecordWriter.entry(ELSEWHERE, entry)).with(end(0)).imported(STOP);

    assertThat(summary.entries()).isEqualTo(new Counts(1, 0));
    assertThat(store.entries(HERE)).containsExactly(entry);
  }

  @Test
  void a_policy_is_taken_where_nobody_has_changed_it_yet_and_signed() {
    var policy = Policies.aPolicy().requiringReason().build();

    var summary = begun().with(RecordWriter.policy(ELSEWHERE, policy)).with(end(0)).imported(STOP);

    assertThat(summary.policies()).isEqualTo(new Counts(1, 0));
    assertThat(policies.standing).isEqualTo(new StoredPolicy(policy, 2));
    assertThat(policies.signature).isEqualTo(SIGNATURE);
  }

  @Test
  void a_policy_that_somebody_changed_stays() {
    var theirs = new StoredPolicy(Policies.aPolicy().unassigningOnClose().build(), 2);
    policies.standing = theirs;
    var policy = Policies.aPolicy().requiringReason().build();

    begun().with(RecordWriter.policy(ELSEWHERE, policy)).with(end(0)).imported(SKIP);

    assertThat(policies.standing).isEqualTo(theirs);
    assertThat(problems)
        .containsExactly(new Problem(3, "The policy was changed here before and stays as it is."));
  }

  private static final LifecyclePolicy NAMING_BOB =
      Policies.aPolicy().escalatedClosedBy(new EscalatedClose.These(Set.of(BOB_ID))).build();

  private static JsonObject bob() {
    return RecordWriter.entry(
        ELSEWHERE,
        new Entry<>(new EntryId(BOB_ID.toString()), 7, BOB, ExternalIds.none(), 1, NINE, NINE));
  }

  @Test
  void a_policy_names_teammates_who_follow_it_in_the_directory() {
    begun().with(RecordWriter.policy(ELSEWHERE, NAMING_BOB)).with(bob()).with(end(0));

    var summary = imported(STOP);

    assertThat(problems).isEmpty();
    assertThat(summary.policies()).isEqualTo(new Counts(1, 0));
    assertThat(policies.standing.policy()).isEqualTo(NAMING_BOB);
  }

  @Test
  void a_policy_that_names_a_teammate_who_is_nowhere_is_told_by_its_line_and_not_taken() {
    begun().with(RecordWriter.policy(ELSEWHERE, NAMING_BOB)).with(thread(1)).with(end(1));

    var summary = imported(SKIP);

    assertThat(problems)
        .containsExactly(
            new Problem(
                3, "The policy names teammate %s, whom the directory lacks.".formatted(BOB_ID)));
    assertThat(policies.standing.version()).isEqualTo(1);
    assertThat(summary.threads()).isEqualTo(new Counts(1, 0));
  }

  @Test
  void
      nothing_but_the_directory_is_imported_behind_a_policy_that_names_a_teammate_who_is_nowhere() {
    begun().with(RecordWriter.policy(ELSEWHERE, NAMING_BOB));
    with(entry(new Team("Team"), NINE, NINE)).with(thread(1)).with(end(1));

    var summary = imported(STOP);

    assertThat(problems).extracting(Problem::line).containsExactly(3L);
    assertThat(summary.stopped()).isTrue();
    assertThat(summary.threads()).isEqualTo(new Counts(0, 0));
  }

  @Test
  void a_policy_that_waits_for_the_directory_is_taken_though_a_later_line_ends_the_import() {
    begun().with(RecordWriter.policy(ELSEWHERE, NAMING_BOB)).with(bob()).broken();

    imported(STOP);

    assertThat(problems).extracting(Problem::line).containsExactly(5L);
    assertThat(policies.standing.policy()).isEqualTo(NAMING_BOB);
  }

  @Test
  void a_second_organization_goes_nowhere() {
    var other = new Organization(new OrganizationId(new UUID(3, 3)), "Other", NINE);

    var summary =
        begun()
            .with(thread(1))
            .with(RecordWriter.organization(other))
            .with(closed(other.id(), 2))
            .with(end(2))
            .imported(SKIP);

    assertThat(summary.stopped()).isTrue();
    assertThat(problems)
        .containsExactly(
            new Problem(8, "A second organization begins, but this import is into one."));
    assertThat(kept()).containsExactly(closed(HERE, 1));
  }

  @Test
  void a_record_below_another_organization_is_left_out_and_told_once() {
    var other = new OrganizationId(new UUID(3, 3));

    begun().with(closed(other, 1)).with(closed(other, 2)).with(thread(3)).with(end(3));
    imported(SKIP);

    assertThat(problems)
        .containsExactly(
            new Problem(
                3,
                "The record is of organization %s, which does not stand before it."
                    .formatted(other)));
    assertThat(kept()).containsExactly(closed(HERE, 3));
  }

  @Test
  void what_was_cut_off_is_told() {
    var summary = begun().with(thread(1)).imported(SKIP);

    assertThat(problems)
        .containsExactly(
            new Problem(7, "The file ends without its end record; the rest of it is missing."));
    assertThat(summary.threads().imported()).isEqualTo(1);
  }

  @Test
  void what_does_not_begin_as_an_export_is_none() {
    assertThat(refusal()).isEqualTo("There is nothing to import.");
    broken();
    assertThat(refusal()).isEqualTo("The first line is no JSON.");
    lines.clear();
    with(RecordWriter.organization(IN_FILE));
    assertThat(refusal()).contains("is no header");
    lines.clear();
    with(
        new ObjectWriter().putText("type", "threadkeep_export").putNumber("version", 2).toObject());
    assertThat(refusal())
        .isEqualTo(
            "The first line is no header: its version is 2, and this service reads version 1.");
  }

  private String refusal() {
    try {
      return imported(SKIP).toString();
    } catch (NoExportException refused) {
      return refused.getMessage();
    }
  }

  @Test
  void many_threads_arrive_in_as_many_goes_as_it_takes() {
    begun();
    for (int number = 1; number <= 1_000; number++) {
      with(thread(number));
    }
    with(end(1_000));

    assertThat(imported(STOP).threads()).isEqualTo(new Counts(1_000, 0));
  }
}
