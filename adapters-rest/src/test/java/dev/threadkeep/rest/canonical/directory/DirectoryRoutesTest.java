package dev.threadkeep.rest.canonical.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectoryRoutesTest {

  private static final String NOBODY = "01992f80-1111-7000-8000-00000000000a";

  private Service service;
  private String reader;
  private String clerk;

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
  void an_entry_is_given_at_most_thirty_two_external_ids(Sort sort) {
    var path = sort.path + "/" + sort.addTo(service, "in-many-places");
    var most =
        IntStream.range(0, 32)
            .mapToObj(i -> "\"vendor-%d\": \"%s\"".formatted(i, sort.word()))
            .collect(Collectors.joining(", "));
    var body = "{\"name\": \"in-many-places\", \"external_ids\": {%s}}";

    var refused = service.put(path, body.formatted(most + ", \"more\": null"));
    var taken = service.put(path, body.formatted(most));

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"#/external_ids\",\"detail\":\"must have at most 32 members\"}]");
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    assertThat(taken.json().path("external_ids")).hasSize(32);
  }

  @ParameterizedTest
  @EnumSource
  void entries_are_listed_in_pages_oldest_first(Sort sort) {
    var one = sort.addTo(service, "first");
    var other = sort.addTo(service, "second");

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
    Sort.TEAM.addTo(service, "cursor-one");
    Sort.TEAM.addTo(service, "cursor-other");
    var cursor = service.get("/v1/teams?limit=1").text("/next_cursor");

    assertThat(service.get("/v1/projects?cursor=" + cursor).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_at_another_version_than_expected_is_left_alone(Sort sort) {
    var path = sort.path + "/" + sort.addTo(service, "guarded");
    var other = sort.addTo(service, "guarded-other");

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
    var old = sort.addTo(service, "leaving");
    var next = sort.addTo(service, "coming");
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
    sort.addTo(service, "known");
    var path = sort.path + "/" + sort.addTo(service, "second-known");
    var body = sort.body("known").replace("\"known\"", "\"another-known\"");

    for (var second : Stream.of(service.post(sort.path, body), service.put(path, body)).toList()) {
      assertThat(second.status()).as(second.body()).isEqualTo(409);
      assertThat(second.text("/code")).isEqualTo("external_id_taken");
      assertThat(second.text("/vendor")).isEqualTo("intercom");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TEAMMATE", "TEAM"})
  void the_number_of_one_entry_is_no_external_id_of_another(Sort sort) {
    var first = sort.addTo(service, "numbered");
    var number = service.get(sort.path + "/" + first).text("/number");
    var path = sort.path + "/" + sort.addTo(service, "other-numbered");
    var body = sort.body("other").replace(sort.word() + "-other", number);
    var before = service.get(path).body();

    for (var refused : Stream.of(service.post(sort.path, body), service.put(path, body)).toList()) {
      assertThat(refused.status()).as(refused.body()).isEqualTo(409);
      assertThat(refused.text("/code")).isEqualTo("external_id_taken");
      assertThat(refused.text("/vendor")).isEqualTo("intercom");
    }
    assertThat(service.get(path).body()).isEqualTo(before);
    assertThat(service.put(sort.path + "/" + first, body).text("/external_ids/intercom"))
        .isEqualTo(number);
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
  void a_parameter_that_a_route_does_not_have_is_refused(Sort sort) {
    var path = sort.path + "/" + sort.addTo(service, "parameters");

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
    var acme = Sort.COMPANY.addTo(service, "Acme");
    var better = Sort.COMPANY.addTo(service, "Better");
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
