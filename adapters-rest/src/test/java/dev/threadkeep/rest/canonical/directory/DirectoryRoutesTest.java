package dev.threadkeep.rest.canonical.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for entries of every kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectoryRoutesTest {

  private static final String NOBODY = "01992f80-1111-7000-8000-00000000000a";

  private Service service;
  private String reader;
  private String clerk;

  /** A kind of entry: an entry with all that it can have, and how a thread refers to one. */
  enum Sort {
    TEAMMATE(
        "teammates",
        """
        {"kind": "user", "name": "NAME", "email": "mk@example.com",
         "image_url": "https://example.com/m.png", "external_ids": {"intercom": "EXTERNAL"}}
        """,
        "{\"assignee\": {\"type\": \"user\", \"id\": \"ID\"}}",
        "/assignee/id"),
    TEAM(
        "teams",
        "{\"name\": \"NAME\", \"external_ids\": {\"intercom\": \"EXTERNAL\"}}",
        "{}",
        "/team_id"),
    CONTACT(
        "contacts",
        """
        {"name": "NAME", "email": "ada@example.com", "phone": "+15550100",
         "image_url": "https://example.com/a.png", "company_id": null,
         "external_ids": {"intercom": "EXTERNAL"}}
        """,
        "{\"contact_id\": \"ID\"}",
        "/contact_id"),
    COMPANY(
        "companies",
        """
        {"name": "NAME", "domains": ["acme.org"], "logo_url": "https://acme.org/l.png",
         "size": 42, "revenue": 9007199254740991, "external_ids": {"intercom": "EXTERNAL"}}
        """,
        "{\"company_id\": \"ID\"}",
        "/company_id"),
    TAG(
        "tags",
        """
        {"name": "NAME", "color": "#94a3b8", "icon": "star",
         "external_ids": {"intercom": "EXTERNAL"}}
        """,
        "{\"tags\": [\"NAME\"]}",
        "/tags/0"),
    PROJECT(
        "projects",
        "{\"name\": \"NAME\", \"external_ids\": {\"intercom\": \"EXTERNAL\"}}",
        "{\"project_id\": \"ID\"}",
        "/project_id");

    private final String path;
    private final String body;
    private final String opening;
    private final String place;

    Sort(String path, String body, String opening, String place) {
      this.path = "/v1/" + path;
      this.body = body;
      this.opening = opening;
      this.place = place;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String body(String name) {
      return body.replace("NAME", name).replace("EXTERNAL", word() + "-" + name);
    }
  }

  @BeforeAll
  void start() {
    service = Service.start();
    reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);
    clerk = service.key("clerk000", Service.ORGANIZATION, Scope.DIRECTORY_WRITE);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private String add(Sort sort, String name) {
    var added = service.post(sort.path, sort.body(name));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.text("/id");
  }

  private String threadWith(Sort sort, String id, String name) {
    var thread = service.open(sort.opening.replace("ID", id).replace("NAME", name));
    if (sort == Sort.TEAM) {
      service.put("/v1/threads/" + thread + "/team", "{\"id\": \"%s\"}".formatted(id));
    }
    return thread;
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_is_added_read_replaced_and_removed(Sort sort) {
    var added = service.post(sort.path, sort.body("whole"));

    assertThat(added.status()).as(added.body()).isEqualTo(201);
    var path = sort.path + "/" + added.text("/id");
    assertThat(added.headers()).containsEntry("location", path).containsEntry("etag", "\"1\"");
    var read = service.get(path);
    assertThat(read.body()).isEqualTo(added.body());
    assertThat(read.headers()).containsEntry("etag", "\"1\"");
    assertThat(read.text("/external_ids/intercom")).isEqualTo(sort.word() + "-whole");
    var replaced = service.put(path, "{\"name\": \"Less\"}");
    assertThat(replaced.text("/name")).isEqualTo("Less");
    assertThat(replaced.json().path("external_ids").size()).isZero();
    assertThat(replaced.headers()).containsEntry("etag", "\"2\"");
    assertThat(service.get(path).body()).isEqualTo(replaced.body());
    assertThat(service.delete(path).status()).isEqualTo(204);
    for (var gone :
        Stream.of(
                service.get(path),
                service.put(path, "{\"name\": \"x\"}"),
                service.delete(path),
                service.delete(path + "?replace_with=" + NOBODY))
            .toList()) {
      assertThat(gone.status()).isEqualTo(404);
      assertThat(gone.text("/code")).isEqualTo(sort.word() + "_not_found");
    }
  }

  @ParameterizedTest
  @EnumSource
  void entries_are_listed_in_pages_oldest_first(Sort sort) {
    var one = add(sort, "first");
    var other = add(sort, "second");

    var ids = new StringBuilder();
    var query = "?limit=1";
    while (true) {
      var page = service.get(sort.path + query);
      assertThat(page.json().path("data").size()).isEqualTo(1);
      ids.append(page.text("/data/0/id")).append(' ');
      if (page.json().path("next_cursor").isNull()) {
        break;
      }
      query = "?limit=1&cursor=" + page.text("/next_cursor");
    }

    assertThat(ids.toString()).contains(one + " " + other);
  }

  @Test
  void a_cursor_of_one_kind_is_good_for_no_other() {
    add(Sort.TEAM, "cursor-one");
    add(Sort.TEAM, "cursor-other");
    var cursor = service.get("/v1/teams?limit=1").text("/next_cursor");

    assertThat(service.get("/v1/projects?cursor=" + cursor).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_at_another_version_than_expected_is_left_alone(Sort sort) {
    var path = sort.path + "/" + add(sort, "guarded");
    var other = add(sort, "guarded-other");

    for (var stale :
        Stream.of(
                service.put(path, "{\"name\": \"x\"}", "If-Match", "\"7\""),
                service.delete(path, "If-Match", "\"7\""),
                service.delete(path + "?replace_with=" + other, "If-Match", "W/\"1\""))
            .toList()) {
      assertThat(stale.status()).as(stale.body()).isEqualTo(412);
      assertThat(stale.text("/code")).isEqualTo("version_mismatch");
      assertThat(stale.text("/current_version")).isEqualTo("1");
      assertThat(stale.headers()).containsEntry("etag", "\"1\"");
    }

    assertThat(service.put(path, "{\"name\": \"guarded\"}", "If-Match", "\"1\"").status())
        .isEqualTo(200);
    assertThat(service.delete(path, "If-Match", "\"1\", \"2\"").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @EnumSource
  void what_threads_refer_to_is_removed_only_in_favour_of_another(Sort sort) {
    var old = add(sort, "leaving");
    var next = add(sort, "coming");
    var thread = threadWith(sort, old, "leaving");
    var path = sort.path + "/" + old;

    var refused = service.delete(path);
    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo(sort.word() + "_in_use");
    assertThat(refused.text("/threads")).isEqualTo("1");
    assertThat(refused.text("/detail")).startsWith("1 thread ").contains(" the " + sort.word());
    var itself = service.delete(path + "?replace_with=" + old);
    assertThat(itself.status()).isEqualTo(400);
    var nobody = service.delete(path + "?replace_with=" + NOBODY);
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.text("/code")).isEqualTo("unknown_" + sort.word());

    assertThat(service.delete(path + "?replace_with=" + next).status()).isEqualTo(204);

    assertThat(service.get("/v1/threads/" + thread).text(sort.place))
        .isEqualTo(sort == Sort.TAG ? "coming" : next);
    assertThat(service.get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void an_external_id_names_one_entry_of_a_kind(Sort sort) {
    add(sort, "known");
    var path = sort.path + "/" + add(sort, "second-known");
    var body = sort.body("known").replace("\"known\"", "\"another-known\"");

    for (var second : Stream.of(service.post(sort.path, body), service.put(path, body)).toList()) {
      assertThat(second.status()).as(second.body()).isEqualTo(409);
      assertThat(second.text("/code")).isEqualTo("external_id_taken");
      assertThat(second.text("/vendor")).isEqualTo("intercom");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_can_be_no_id_is_not_found(Sort sort) {
    for (var id : Stream.of("x", "%20", "a".repeat(300)).toList()) {
      assertThat(service.get(sort.path + "/" + id).text("/code"))
          .isEqualTo(sort.word() + "_not_found");
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_reads_threads_reads_the_directory_and_changes_nothing(Sort sort) {
    var body = sort.body("scoped");

    assertThat(service.get(sort.path, "X-API-Key", reader).status()).isEqualTo(200);
    assertThat(service.get(sort.path, "X-API-Key", clerk).status()).isEqualTo(200);
    assertThat(service.post(sort.path, body, "X-API-Key", reader).status()).isEqualTo(403);
    assertThat(service.post(sort.path, body, "X-API-Key", clerk).status()).isEqualTo(201);
    assertThat(service.get("/v1/threads", "X-API-Key", clerk).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource
  void what_was_read_of_an_entry_replaces_it_again_and_again(Sort sort) {
    var path = sort.path + "/" + add(sort, "returned");
    var read = service.get(path);
    var changed = read.body().replace("\"returned\"", "\"Returned twice\"");

    var first = service.put(path, changed);
    var second = service.put(path, changed);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(second.status()).as(second.body()).isEqualTo(200);
    assertThat(second.text("/version")).isEqualTo("3");
    assertThat(members(second))
        .isEqualTo(members(read).replace("\"returned\"", "\"Returned twice\""));
  }

  /** What an entry says, but for what every replacement changes. */
  private static String members(Service.Answer answer) {
    var entry = (ObjectNode) answer.json();
    return entry.without(List.of("version", "updated_at")).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "TEAMMATE,id,01992f80-1111-7000-8000-00000000000a",
    "TEAMMATE,number,7",
    "TEAMMATE,created_at,2001-01-01T00:00:00Z",
    "TEAM,id,other",
    "TEAM,number,7",
    "TEAM,created_at,2001-01-01T00:00:00Z",
    "CONTACT,id,other",
    "CONTACT,created_at,2001-01-01T00:00:00Z",
    "COMPANY,id,other",
    "COMPANY,created_at,2001-01-01T00:00:00Z",
    "TAG,id,other",
    "TAG,created_at,2001-01-01T00:00:00Z",
    "PROJECT,id,other",
    "PROJECT,created_at,2001-01-01T00:00:00Z",
  })
  void what_the_service_gave_an_entry_is_not_replaced(Sort sort, String member, String value) {
    var path = sort.path + "/" + add(sort, "given-" + member);
    var text = member.equals("number") ? value : "\"%s\"".formatted(value);

    var refused = service.put(path, "{\"name\": \"M\", \"%s\": %s}".formatted(member, text));

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo("[{\"pointer\":\"#/%s\",\"detail\":\"cannot be changed\"}]".formatted(member));
    assertThat(service.get(path).text("/version")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "contacts,'{\"number\": 7}',#/number,is not a known field",
    "projects,'{\"name\": \"x\", \"number\": null}',#/number,is not a known field",
    "teams,'{\"name\": \"x\", \"number\": \"7\"}',#/number,must be a whole number from -2147483648 to 2147483647",
    "teams,'{\"name\": \"x\", \"created_at\": 7}',#/created_at,must be an RFC 3339 time such as 2026-12-01T09:00:00Z",
    "tags,'{\"name\": \"x\", \"colour\": \"red\"}',#/colour,is not a known field",
    "tags,'{\"id\": null}',#/name,is required",
    "companies,'{\"name\": \"x\", \"size\": 1.0}',#/size,must be a whole number",
    "companies,'{\"name\": \"x\", \"domains\": [\"a\", null]}',#/domains/1,must not be null",
    "teams,'[]',#,must be an object",
  })
  void a_replacement_that_does_not_fit_names_the_field(
      String kind, String body, String pointer, String detail) {
    var path =
        "/v1/%s/%s"
            .formatted(
                kind, service.add(kind, "{\"name\": \"fits-%s\"}".formatted(body.hashCode())));

    var refused = service.put(path, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo("[{\"pointer\":\"%s\",\"detail\":\"%s\"}]".formatted(pointer, detail));
  }

  @ParameterizedTest
  @EnumSource
  void a_parameter_that_a_route_does_not_have_is_refused(Sort sort) {
    var path = sort.path + "/" + add(sort, "parameters");

    for (var refused :
        Stream.of(
                service.get(sort.path + "?sort=name"),
                service.get(path + "?limit=1"),
                service.delete(path + "?replace=" + NOBODY))
            .toList()) {
      assertThat(refused.status()).as(refused.body()).isEqualTo(400);
      assertThat(refused.text("/code")).isEqualTo("bad_parameter");
    }
    assertThat(service.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "teams,'{}',#/name",
    "teams,'{\"name\": \" \"}',#/name",
    "teams,'{\"name\": \"x\", \"number\": 7}',#/number",
    "contacts,'{\"email\": \"\"}',#/email",
    "contacts,'{\"external_ids\": {\"NO\": \"1\"}}',#/external_ids/NO",
    "contacts,'{\"external_ids\": {\"intercom\": \"\"}}',#/external_ids/intercom",
    "companies,'{\"name\": \"x\", \"size\": -1}',#/size",
    "companies,'{\"name\": \"x\", \"size\": 1.5}',#/size",
    "companies,'{\"name\": \"x\", \"domains\": [\"a\", \" \"]}',#/domains/1",
    "tags,'{\"name\": \"\"}',#/name",
    "projects,'{\"name\": null}',#/name",
  })
  void an_entry_that_does_not_fit_names_the_field(String kind, String body, String pointer) {
    var refused = service.post("/v1/" + kind, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void a_contact_belongs_to_a_company_that_there_is() {
    var acme = add(Sort.COMPANY, "Acme");
    var better = add(Sort.COMPANY, "Better");
    var contact = service.add("contacts", "{\"company_id\": \"%s\"}".formatted(acme));

    var refused = service.post("/v1/contacts", "{\"company_id\": \"nowhere\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("unknown_company");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/company_id");
    var kept = service.delete("/v1/companies/" + acme);
    assertThat(kept.text("/code")).isEqualTo("company_in_use");
    assertThat(kept.text("/contacts")).isEqualTo("1");

    assertThat(service.delete("/v1/companies/" + acme + "?replace_with=" + better).status())
        .isEqualTo(204);

    assertThat(service.get("/v1/contacts/" + contact).text("/company_id")).isEqualTo(better);
  }

  @Test
  void a_tag_is_its_name() {
    var vip = service.add("tags", "{\"name\": \"vip\"}");
    service.open("{\"tags\": [\"vip\"]}");

    var taken = service.post("/v1/tags", "{\"name\": \"VIP\"}");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text("/code")).isEqualTo("tag_name_taken");
    var renamed = service.put("/v1/tags/" + vip, "{\"name\": \"gold\"}");
    assertThat(renamed.status()).isEqualTo(409);
    assertThat(renamed.text("/code")).isEqualTo("tag_in_use");
    assertThat(renamed.text("/threads")).isEqualTo("1");
    assertThat(service.put("/v1/tags/" + vip, "{\"name\": \"VIP\"}").text("/name"))
        .isEqualTo("VIP");
  }

  @Test
  void a_tag_that_the_directory_lacks_enters_it_with_the_thread_that_gets_it() {
    service.open("{\"tags\": [\"brand-new\"]}");
    var thread = service.open("{}");
    service.patch("/v1/threads/" + thread, "{\"tags\": [\"Brand-New\", \"newer\"]}");

    var names = service.get("/v1/tags?limit=200").json().path("data").findValuesAsText("name");
    assertThat(names).contains("brand-new", "newer").doesNotContain("Brand-New");
  }
}
