package dev.threadkeep.rest.canonical.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplacingAnEntryTest {

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @EnumSource
  void what_was_read_of_an_entry_replaces_it_again_and_again(Sort sort) {
    var path = sort.path + "/" + sort.addTo(service, "returned");
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
    "CONTACT,erased_at,2001-01-01T00:00:00Z",
    "COMPANY,id,other",
    "COMPANY,created_at,2001-01-01T00:00:00Z",
    "TAG,id,other",
    "TAG,created_at,2001-01-01T00:00:00Z",
    "PROJECT,id,other",
    "PROJECT,created_at,2001-01-01T00:00:00Z",
  })
  void what_the_service_gave_an_entry_is_not_replaced(Sort sort, String member, String value) {
    var path = sort.path + "/" + sort.addTo(service, "given-" + member);
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
    "teams,'{\"name\": \"x\", \"erased_at\": null}',#/erased_at,is not a known field",
    "companies,'{\"name\": \"x\", \"size\": 1.0}',#/size,must be a whole number from -9223372036854775808 to 9223372036854775807",
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
}
