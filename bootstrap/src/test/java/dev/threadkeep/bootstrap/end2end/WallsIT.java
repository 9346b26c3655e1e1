package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing of one organization shows in anything that another is told, by any operation of any API.
 */
@OnTheDemo
class WallsIT {
  private static final String REQUEST = "X-Request-Id";
  private static final String NO_SUCH = "0199a000-0000-7000-8000-0000deadbeef";

  /** What no API can take for an id of its own. */
  private static final List<String> MALFORMED =
      List.of(
          "x",
          "0",
          "-1",
          "null",
          "1e9",
          "99999999999999999999999999",
          "00000000-0000-0000-0000-000000000000",
          "0199a000-0000-7000-8000-0000deadbeef0",
          "thr-",
          "ü",
          "' OR 1=1 --",
          "../threads",
          "a".repeat(300));

  /** Parameters that ask for more of a thing, and narrow nothing. */
  private static final Set<String> ADDS_ONLY = Set.of("expand");

  /** Names a vendor in front of the id. */
  private static final String REFERENCE = "external_ref";

  /** Of pages: an API may overlook it, and show the first one. */
  private static final String PLACE = "?page=";

  private static Tenant ours;
  private static Tenant theirs;
  private static List<Operation> operations;
  private static List<String> before;

  @BeforeAll
  static void start(SharedDemo demo) {
    ours = Tenant.with(demo.service(), demo.keyOf("ours", "admin"), "plainmark");
    theirs = Tenant.with(demo.service(), demo.keyOf("theirs", "admin"), "canarymark");
    operations = Operation.served(ours.wire());
    before = theirs.state();
  }

  @AfterEach
  void nothing_of_theirs_has_changed() {
    assertThat(theirs.state()).isEqualTo(before);
  }

  @Test
  void every_operation_is_under_test() {
    assertThat(operations).hasSizeGreaterThan(50);
    var addressed = operations.stream().filter(Operation::hasVariables).toList();
    assertThat(addressed.stream().filter(Operation::canMiss)).hasSizeGreaterThan(35);
    assertThat(addressed.stream().filter(operation -> !operation.canMiss()))
        .extracting(Operation::method)
        .containsOnly("GET");
  }

  @Test
  void what_is_theirs_is_not_found_and_as_if_it_were_nowhere() {
    var found = new ArrayList<String>();
    for (var operation : operations) {
      var answers = new HashMap<String, Wire.Raw>();
      for (var path : pathsTo(operation, theirs.ids())) {
        var answer = asked(operation, path.text());
        var nowhere = answers.computeIfAbsent(path.toNothing(), to -> asked(operation, to));
        if (answer.status() != (operation.canMiss() ? 404 : nowhere.status())
            || !path.hidden(answer).equals(path.hidden(nowhere))
            || tells(answer, path.text())) {
          found.add("%s %s: %s%n".formatted(operation.method(), path.text(), answer));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void what_is_no_id_at_all_is_not_found_either() {
    var found = new ArrayList<String>();
    for (var operation : operations) {
      for (var path : pathsTo(operation, MALFORMED)) {
        var answer = asked(operation, path.text());
        if (answer.status() != (operation.canMiss() ? 404 : 200) || tells(answer, path.text())) {
          found.add("%s %s: %s%n".formatted(operation.method(), path.text(), answer));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** A path with something in it that is not ours. */
  private record Foreign(String prefix, String id, String suffix) {
    String text() {
      return prefix + Operation.encoded(id) + suffix;
    }

    String toNothing() {
      return prefix + nothingLike(id) + suffix;
    }

    /** Of the same shape, and nobody's. */
    private static String nothingLike(String id) {
      return id.matches("[0-9]+") ? "4503599627370497" : NO_SUCH;
    }

    /** The whole answer without what the request brought into it. */
    String hidden(Wire.Raw answer) {
      return "%d%n%s%n%s"
          .formatted(answer.status(), answer.head(), answer.text())
          .replace(Operation.encoded(id), "…")
          .replace(nothingLike(id), "…")
          .replaceAll("(?m)^(date|content-length|x-ratelimit-reset): .*$", "");
    }
  }

  /** With all variables theirs and, where there are several, with all but the last ours. */
  private static List<Foreign> pathsTo(Operation operation, List<String> ids) {
    if (!operation.hasVariables()) {
      return List.of();
    }
    var place = UUID.randomUUID().toString();
    var parents =
        operation.hasSeveralVariables()
            ? Stream.concat(Stream.of(NO_SUCH), ours.parents())
            : Stream.of(NO_SUCH);
    return parents
        .flatMap(
            parent -> {
              var last = operation.path().replaceFirst("^.*\\{(\\w+)}[^{]*$", "$1");
              var parts =
                  operation.at(variable -> variable.equals(last) ? place : parent).split(place, -1);
              return ids.stream().map(id -> new Foreign(parts[0], id, parts[1]));
            })
        .toList();
  }

  /** By us, with a body that the operation would take, and always under the same request id. */
  private static Wire.Raw asked(Operation operation, String path) {
    return sent(operation.method(), path, operation.body());
  }

  private static Wire.Raw sent(String method, String path, @Nullable String body) {
    return ours.wire()
        .send(
            method,
            path,
            body,
            REQUEST,
            "walls",
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  @Test
  void an_address_for_webhooks_tells_nobody_whether_it_is_one() {
    for (var vendor : List.of("feather", "intercom", "nobody")) {
      var address = new Foreign("/hooks/", theirs.connection, "/" + vendor);

      var answer = hooked(address.text());

      assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
      assertThat(address.hidden(answer)).isEqualTo(address.hidden(hooked(address.toNothing())));
    }
  }

  private static Wire.Raw hooked(String path) {
    return sent("POST", path, "{}");
  }

  /** Whether an answer has something of theirs that the request did not have. */
  private static boolean tells(Wire.Raw answer, String request) {
    var told = answer.toString();
    return theirs.secrets().stream()
        .anyMatch(secret -> told.contains(secret) && !request.contains(secret));
  }

  @Test
  void a_version_of_theirs_is_no_reason_to_tell_another() {
    for (var operation : operations) {
      for (var path : pathsTo(operation, List.of(theirs.thread))) {
        for (var version : List.of("\"1\"", "\"4\"", "*")) {
          var answer =
              ours.wire()
                  .send(operation.method(), path.text(), operation.body(), "If-Match", version);
          assertThat(answer.status())
              .as("%s: %s", operation, answer)
              .isEqualTo(operation.canMiss() ? 404 : 200);
          assertThat(answer.header("ETag")).isEmpty();
        }
      }
    }
  }

  @Test
  void no_list_has_anything_of_theirs_whatever_it_is_asked_for() {
    var found = new ArrayList<String>();
    for (var operation : operations) {
      for (var list : ourLists(operation)) {
        for (var query : queries(operation)) {
          var answer = ours.wire().get(list + query);
          if (!List.of(200, 400, 404, 422).contains(answer.status()) || tells(answer, query)) {
            found.add("%s%s: %s%n".formatted(list, query, answer));
          }
          if (answer.status() == 200 && query.contains("=") && hasMoreThan(answer, query)) {
            found.add("%s%s found: %s%n".formatted(list, query, answer));
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** Whoever asks for something of theirs is told nothing at all: it is in none of our things. */
  private static boolean hasMoreThan(Wire.Raw answer, String query) {
    return !query.startsWith(PLACE)
        && theirs.secrets().stream().anyMatch(query::contains)
        && answer.text().contains(ours.mark);
  }

  private static List<String> queries(Operation operation) {
    var queries = new ArrayList<>(List.of("", "?limit=200"));
    for (var parameter : operation.queryParameters()) {
      if (ADDS_ONLY.contains(parameter)) {
        continue;
      }
      for (var value : theirs.ids()) {
        queries.add("?%s=%s".formatted(parameter, value));
        if (parameter.equals(REFERENCE)) {
          queries.add("?%s=feather:%s".formatted(parameter, value));
        }
      }
    }
    return queries;
  }

  /** The addresses under which we find something by this operation. */
  private static List<String> ourLists(Operation operation) {
    return operation.method().equals("GET") ? addresses(operation, ours) : List.of();
  }

  private static List<String> addresses(Operation operation, Tenant tenant) {
    var candidates =
        operation.hasVariables()
            ? tenant.ids().stream().map(operation::at)
            : Stream.of(operation.path());
    return candidates.filter(path -> tenant.wire().get(path).status() == 200).distinct().toList();
  }

  @Test
  void a_cursor_that_was_given_to_them_is_refused_to_us() {
    int tried = 0;
    for (var operation : operations) {
      var parameter =
          operation.queryParameters().stream()
              .filter(name -> name.contains("cursor") || name.contains("starting_after"))
              .findFirst();
      if (!operation.method().equals("GET") || parameter.isEmpty()) {
        continue;
      }
      for (var list : addresses(operation, theirs)) {
        var cursor = cursorIn(theirs.wire().get(list + "?limit=1").json());
        if (cursor.isEmpty()) {
          continue;
        }
        for (var own : addresses(operation, ours)) {
          tried++;
          var answer =
              ours.wire().get("%s?limit=1&%s=%s".formatted(own, parameter.get(), cursor.get()));
          assertThat(answer.status()).as("%s: %s", own, answer).isIn(400, 422);
          assertThat(tells(answer, cursor.get())).as(answer.toString()).isFalse();
        }
      }
    }
    assertThat(tried).isGreaterThanOrEqualTo(6);
  }

  /** Beside the list, or a level below. */
  private static Optional<String> cursorIn(JsonNode page) {
    return Stream.concat(Stream.of(page), page.valueStream().filter(JsonNode::isObject))
        .flatMap(part -> part.properties().stream())
        .filter(member -> member.getKey().toLowerCase(Locale.ROOT).contains("cursor"))
        .filter(member -> member.getValue().isTextual())
        .map(member -> member.getValue().asText())
        .findFirst();
  }

  @Test
  void nobody_of_theirs_can_act_or_be_given_anything_here() {
    var assignee = "{\"type\": \"user\", \"id\": \"%s\"}";
    var path = "/v1/threads/%s/assignee".formatted(ours.thread);
    var version = ours.wire().get("/v1/threads/" + ours.thread).header("ETag");

    var given = ours.wire().send("PUT", path, assignee.formatted(theirs.teammate));
    var toNobody = ours.wire().send("PUT", path, assignee.formatted(NO_SUCH));
    var acting =
        ours.wire()
            .post(
                "/v1/threads/%s/close".formatted(ours.thread),
                "{}",
                "Threadkeep-Actor",
                "user:" + theirs.teammate);

    assertThat(given.status()).isEqualTo(toNobody.status()).isIn(404, 422);
    assertThat(given.at("/code")).isEqualTo(toNobody.at("/code"));
    assertThat(tells(given, theirs.teammate)).isFalse();
    assertThat(acting.status()).as(acting.text()).isIn(403, 404, 422);
    assertThat(tells(acting, theirs.teammate)).isFalse();
    assertThat(ours.wire().get("/v1/threads/" + ours.thread).header("ETag")).isEqualTo(version);
  }

  @Test
  void no_thread_of_ours_comes_to_refer_to_what_is_theirs() {
    var path = "/v1/threads/" + ours.thread;
    var version = ours.wire().get(path).header("ETag");

    for (var entry : theirs.entries) {
      for (var field : List.of("contact_id", "company_id", "project_id")) {
        var patch = "{\"%s\": \"%s\"}";
        var given = ours.wire().send("PATCH", path, patch.formatted(field, entry));
        var toNothing = ours.wire().send("PATCH", path, patch.formatted(field, NO_SUCH));
        assertThat(given.status()).isEqualTo(422);
        assertThat(given.at("/code")).isEqualTo(toNothing.at("/code"));
        assertThat(tells(given, entry)).isFalse();
      }
      var team = ours.wire().send("PUT", path + "/team", "{\"id\": \"%s\"}".formatted(entry));
      assertThat(team.status()).isEqualTo(422);
      assertThat(tells(team, entry)).isFalse();
    }
    assertThat(ours.wire().get(path).header("ETag")).isEqualTo(version);
  }

  @Test
  void what_they_call_something_is_free_for_us() {
    var opened =
        ours.wire()
            .post(
                "/v1/threads", "{\"external_refs\": {\"feather\": \"%s\"}}".formatted(theirs.mark));

    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    var removed =
        ours.wire()
            .send(
                "PATCH",
                "/v1/threads/" + opened.at("/id"),
                "{\"external_refs\": {\"feather\": null}}");
    assertThat(removed.status()).as(removed.text()).isEqualTo(200);
  }
}
