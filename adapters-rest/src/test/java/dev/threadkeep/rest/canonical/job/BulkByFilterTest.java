package dev.threadkeep.rest.canonical.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /v1/threads/bulk-by-filter} and the jobs that it begins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkByFilterTest {
  private static final String NOBODY = "0199a000-0000-7000-8000-0000deadbeef";
  private static final String CLOSE = "[{'type': 'close', 'reason': 'spam'}]";

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private Service.Answer asked(String filter, String commands, String... headers) {
    return service.post(
        "/v1/threads/bulk-by-filter",
        json("{'filter': %s, 'commands': %s}".formatted(filter, commands)),
        headers);
  }

  private Service.Answer dryRun(String filter) {
    return service.post(
        "/v1/threads/bulk-by-filter",
        json("{'filter': %s, 'commands': %s, 'dry_run': true}".formatted(filter, CLOSE)));
  }

  /** Asks for a job, works it off and reads it. */
  private Service.Answer done(String filter, String commands, String... headers) {
    var accepted = asked(filter, commands, headers);
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    service.workJobsOff();
    return service.get(accepted.headers().get("location"));
  }

  /** A thread with a tag of its own, by which it is found. */
  private String tagged(String tag) {
    return service.open(json("{'tags': ['%s']}".formatted(tag)));
  }

  private String status(String thread) {
    return service.get("/v1/threads/" + thread).text("/status");
  }

  @Test
  void accepts_a_job_and_says_where_it_is() {
    var accepted = asked("{'tag': 'nobody has'}", CLOSE, "X-Request-Id", "asked-1");

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.headers()).containsEntry("location", "/v1/jobs/" + accepted.text("/id"));
    assertThat(accepted.text("/state")).isEqualTo("queued");
    assertThat(accepted.text("/filter/tag")).isEqualTo("nobody has");
    assertThat(accepted.text("/commands/0/reason")).isEqualTo("spam");
    assertThat(accepted.text("/request_id")).isEqualTo("asked-1");
    assertThat(service.get("/v1/jobs/" + accepted.text("/id")).json()).isEqualTo(accepted.json());
  }

  @Test
  void changes_what_the_filter_finds_and_nothing_else() {
    var one = tagged("changes");
    var other = tagged("changes");
    var bystander = tagged("changes not");

    var job = done("{'tag': 'changes', 'status': 'open'}", CLOSE);

    assertThat(job.text("/state")).isEqualTo("done");
    assertThat(job.text("/counts/matched")).isEqualTo("2");
    assertThat(job.text("/counts/changed")).isEqualTo("2");
    assertThat(job.json().path("finished_at").isNull()).isFalse();
    assertThat(List.of(status(one), status(other))).containsOnly("closed");
    assertThat(status(bystander)).isEqualTo("open");
  }

  @Test
  void the_events_are_those_of_whoever_asked_with_the_jobs_request_id() {
    var alice = service.user("Alice");
    var thread = tagged("events");

    var job = done("{'tag': 'events'}", CLOSE, "Threadkeep-Actor", "user:" + alice);

    var event = service.get("/v1/threads/%s/timeline".formatted(thread)).json().at("/data/1");
    assertThat(event.path("type").asText()).isEqualTo("thread.closed");
    assertThat(event.at("/by/id").asText()).isEqualTo(alice);
    assertThat(event.path("through").asText()).isEqualTo("canonical");
    assertThat(event.path("request_id").asText()).isEqualTo("job-" + job.text("/id"));
    assertThat(job.text("/by/id")).isEqualTo(alice);
  }

  @Test
  void a_thread_that_refuses_is_told_with_its_problem_and_stops_no_other() {
    var closed = tagged("refuses");
    service.post("/v1/threads/%s/close".formatted(closed), "{}");
    var open = tagged("refuses");

    var job = done("{'tag': 'refuses'}", CLOSE);

    assertThat(job.text("/counts/matched")).isEqualTo("2");
    assertThat(job.text("/counts/failed")).isEqualTo("1");
    assertThat(status(open)).isEqualTo("closed");
    var failures = service.get("/v1/jobs/%s/failures".formatted(job.text("/id"))).json();
    assertThat(failures.path("data")).hasSize(1);
    assertThat(failures.at("/data/0/id").asText()).isEqualTo(closed);
    assertThat(failures.at("/data/0/problem/code").asText()).isEqualTo("thread_already_closed");
    assertThat(failures.at("/data/0/problem/allowed/0").isTextual()).isTrue();
  }

  @Test
  void a_failure_points_to_the_command_that_it_is_about() {
    tagged("nonsense");

    var job =
        done(
            "{'tag': 'nonsense'}",
            "[{'type': 'escalate'}, {'type': 'close', 'reason': 'nonsense'}]");

    var failures = service.get("/v1/jobs/%s/failures".formatted(job.text("/id"))).json();
    assertThat(failures.at("/data/0/problem/errors/0/pointer").asText())
        .isEqualTo("#/commands/1/reason");
  }

  @Test
  void several_ways_to_narrow_down_are_refused_by_what_a_filter_has() {
    var refused =
        service.post(
            "/v1/threads/bulk-by-filter",
            "{\"filter\": {\"tag\": \"a\", \"q\": \"b\"}, \"commands\": [{\"type\": \"close\"}]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/filter");
    assertThat(refused.text("/errors/0/detail"))
        .endsWith("beside status, archived and updated_after");
  }

  @Test
  void what_is_already_as_asked_is_unchanged() {
    tagged("as asked");
    var commands = "[{'type': 'update', 'important': true}]";
    done("{'tag': 'as asked'}", commands);

    var again = done("{'tag': 'as asked', 'status': 'open'}", commands);

    assertThat(again.text("/counts/changed")).isEqualTo("0");
    assertThat(again.text("/counts/unchanged")).isEqualTo("1");
  }

  @Test
  void every_thread_gets_a_message_of_its_own() {
    var threads = List.of(tagged("told"), tagged("told"));

    done("{'tag': 'told'}", "[{'type': 'message', 'kind': 'internal', 'text': 'Outage over'}]");

    assertThat(threads)
        .extracting(
            thread -> service.get("/v1/threads/%s/messages".formatted(thread)).text("/data/0/id"))
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }

  @Test
  void an_empty_filter_finds_all_but_must_be_given() {
    var missing =
        service.post("/v1/threads/bulk-by-filter", json("{'commands': %s}".formatted(CLOSE)));

    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.text("/errors/0/pointer")).isEqualTo("#/filter");
    tagged("any");
    var archived = service.get("/v1/threads?limit=200").json().path("data").size();
    assertThat(dryRun("{}").text("/matched")).isEqualTo(Integer.toString(archived));
  }

  @Test
  void a_dry_run_counts_and_changes_nothing() {
    var thread = tagged("counted");
    tagged("counted");
    var before = service.get("/v1/jobs").body();

    var counted = dryRun("{'tag': 'counted'}");

    assertThat(counted.status()).isEqualTo(200);
    assertThat(counted.body()).isEqualTo(json("{'matched':2,'exact':true}"));
    service.workJobsOff();
    assertThat(status(thread)).isEqualTo("open");
    assertThat(service.get("/v1/jobs").body()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'colour': 'red'} | #/filter/colour",
        "{'sort': '-updated_at'} | #/filter/sort",
        "{'status': 'ajar'} | #/filter/status",
        "{'status': 1} | #/filter/status",
        "{'tag': null} | #/filter/tag",
        "{'escalated': 'true'} | #/filter/escalated",
        "{'archived': 'true'} | #/filter/archived",
        "{'updated_after': 'yesterday'} | #/filter/updated_after",
        "{'assignee': 'me'} | #/filter/assignee",
        "{'tag': 'a', 'team': 'b'} | #/filter",
        "{'tab': 'new', 'status': 'open'} | #/filter",
        "[] | #/filter",
        "null | #/filter"
      })
  void a_filter_that_does_not_fit_is_refused_at_once(String filter, String pointer) {
    var refused = asked(filter, CLOSE);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/code")).isEqualTo("malformed_body");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | #/commands",
        "[{'type': 'explode'}] | #/commands/0/type",
        "[{'type': 'wake'}, {'type': 'close', 'raeson': 'spam'}] | #/commands/1/raeson",
        "[{'type': 'close', 'reason': 'No Code'}] | #/commands/0/reason",
        "[{'type': 'snooze'}] | #/commands/0/until",
        "[{'type': 'message', 'text': 'Hi'}] | #/commands/0/kind",
        "[7] | #/commands/0"
      })
  void commands_that_do_not_fit_are_refused_at_once(String commands, String pointer) {
    var refused = asked("{}", commands);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void flags_and_the_archive_are_said_in_json() {
    var thread = tagged("archived once");
    service.post("/v1/threads/%s/archive".formatted(thread), null);

    assertThat(dryRun("{'tag': 'archived once'}").text("/matched")).isEqualTo("0");
    assertThat(dryRun("{'tag': 'archived once', 'archived': true}").text("/matched"))
        .isEqualTo("1");
    assertThat(dryRun("{'tag': 'archived once', 'archived': 'any'}").text("/matched"))
        .isEqualTo("1");
    assertThat(dryRun("{'escalated': true}").status()).isEqualTo(200);
  }

  @Test
  void a_job_is_cancelled_before_it_begins_and_stays_so() {
    var thread = tagged("cancelled");
    var accepted = asked("{'tag': 'cancelled'}", CLOSE);
    var path = "/v1/jobs/" + accepted.text("/id");

    var cancelled = service.post(path + "/cancel", null);
    service.workJobsOff();

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.text("/state")).isEqualTo("cancelled");
    assertThat(cancelled.text("/cancel_requested")).isEqualTo("true");
    assertThat(status(thread)).isEqualTo("open");
    assertThat(service.post(path + "/cancel", null).json()).isEqualTo(cancelled.json());
  }

  @Test
  void a_job_ends_with_the_key_that_asked_for_it() {
    var thread = tagged("revoked");
    var key = service.key("leaver00", Service.ORGANIZATION, Scope.THREADS_WRITE);
    var accepted = asked("{'tag': 'revoked'}", CLOSE, "X-API-Key", key);
    service.revokeElsewhere("leaver00");

    service.workJobsOff();

    var job = service.get("/v1/jobs/" + accepted.text("/id"));
    assertThat(job.text("/state")).isEqualTo("failed");
    assertThat(job.text("/failure")).isEqualTo("key_invalid");
    assertThat(status(thread)).isEqualTo("open");
  }

  @Test
  void jobs_are_listed_newest_first_page_by_page() {
    var older = asked("{'tag': 'nobody has'}", CLOSE).text("/id");
    var newer = asked("{'tag': 'nobody has'}", CLOSE).text("/id");

    var first = service.get("/v1/jobs?limit=1");
    var second = service.get("/v1/jobs?limit=1&cursor=" + first.text("/next_cursor"));

    assertThat(first.text("/data/0/id")).isEqualTo(newer);
    assertThat(second.text("/data/0/id")).isEqualTo(older);
    service.workJobsOff();
  }

  @Test
  void failures_are_listed_page_by_page() {
    for (int number = 0; number < 3; number++) {
      tagged("failing");
    }
    var job = done("{'tag': 'failing'}", "[{'type': 'wake'}]");
    var path = "/v1/jobs/%s/failures?limit=2".formatted(job.text("/id"));

    var first = service.get(path);
    var second = service.get(path + "&cursor=" + first.text("/next_cursor"));

    assertThat(first.json().path("data")).hasSize(2);
    assertThat(second.json().path("data")).hasSize(1);
    assertThat(second.json().path("next_cursor").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"GET,/v1/jobs/%s", "GET,/v1/jobs/%s/failures", "POST,/v1/jobs/%s/cancel"})
  void a_job_that_there_is_not_is_a_problem(String method, String path) {
    for (var id : List.of(NOBODY, "x", "1-1-1-1-1")) {
      var answer = service.send(method, path.formatted(id), null);

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("/code")).isEqualTo("job_not_found");
    }
  }

  @Test
  void who_may_only_read_sees_jobs_and_begins_and_stops_none() {
    var reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);
    var job = asked("{'tag': 'nobody has'}", CLOSE).text("/id");

    assertThat(service.get("/v1/jobs/" + job, "X-API-Key", reader).status()).isEqualTo(200);
    assertThat(
            service.post("/v1/jobs/%s/cancel".formatted(job), null, "X-API-Key", reader).status())
        .isEqualTo(403);
    assertThat(asked("{}", CLOSE, "X-API-Key", reader).status()).isEqualTo(403);
    service.workJobsOff();
  }

  @Test
  void what_a_cancellation_is_told_in_vain_is_refused() {
    var job = "/v1/jobs/" + asked("{'tag': 'nobody has'}", CLOSE).text("/id");

    var refused = service.post(job + "/cancel", json("{'after': 10}"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/after");
    assertThat(service.get(job).text("/state")).isEqualTo("queued");
    assertThat(service.post(job + "/cancel", "{}").text("/state")).isEqualTo("cancelled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "'true'"})
  void whether_it_is_a_dry_run_is_said_or_left_out(String dryRun) {
    var refused =
        service.post(
            "/v1/threads/bulk-by-filter",
            json(
                "{'filter': {}, 'commands': [{'type': 'archive'}], 'dry_run': %s}"
                    .formatted(dryRun)));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo("[{\"pointer\":\"#/dry_run\",\"detail\":\"must be true or false\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void a_snooze_until_a_time_that_is_past_is_no_job(String dryRun) {
    var refused =
        service.post(
            "/v1/threads/bulk-by-filter",
            json(
                """
                {'filter': {}, 'dry_run': %s, 'commands': [{'type': 'wake'},
                 {'type': 'snooze', 'until': '2001-01-01T00:00:00Z'}]}
                """
                    .formatted(dryRun)));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/commands/1/until");
    assertThat(refused.text("/errors/0/detail")).isEqualTo("must be in the future");
  }
}
