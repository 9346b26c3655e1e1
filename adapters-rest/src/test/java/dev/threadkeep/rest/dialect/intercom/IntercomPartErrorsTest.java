package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.CLOSE;
import static dev.threadkeep.rest.dialect.intercom.Desk.admin;
import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.policy.LifecyclePolicy;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts and replies that do not fit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomPartErrorsTest {

  private Desk desk;

  @BeforeAll
  void start() {
    desk = new Desk();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void fields_of_other_versions_are_overlooked() {
    var answer =
        desk.part(
            desk.conversation(),
            admin("open", "\"conversation_id\": 7, \"skip_notifications\": true"));

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"admin\", \"admin_id\": 5784329} | 400 parameter_not_found | message_type",
        "{\"message_type\": \"quick_reply\", \"admin_id\": 1} | 400 parameter_invalid | message_type",
        "{\"message_type\": \"close\", \"type\": \"robot\", \"admin_id\": 5784329}"
            + " | 400 parameter_invalid | type",
        "{\"message_type\": \"close\", \"type\": \"admin\"} | 400 parameter_not_found | admin_id",
        "{\"message_type\": \"close\", \"admin_id\": {}} | 400 parameter_invalid | admin_id",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329}"
            + " | 400 parameter_not_found | snoozed_until",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329, \"snoozed_until\": 0}"
            + " | 400 parameter_not_found | snoozed_until",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329, \"snoozed_until\": \"soon\"}"
            + " | 400 parameter_invalid | snoozed_until",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329, \"snoozed_until\": 999999999999}"
            + " | 400 parameter_invalid | snoozed_until",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329, \"snoozed_until\": 1539897198}"
            + " | 400 parameter_invalid | snoozed_until",
        "{\"message_type\": \"assignment\", \"type\": \"admin\", \"admin_id\": 5784329}"
            + " | 400 parameter_not_found | assignee_id",
        "{\"message_type\": \"comment\", \"type\": \"admin\", \"admin_id\": 5784329}"
            + " | 400 parameter_not_found | body",
        "{\"message_type\": \"comment\", \"admin_id\": 5784329, \"body\": \" \\n\\u00a0\\u200b\"}"
            + " | 400 parameter_not_found | body",
        "{\"message_type\": \"note\", \"admin_id\": 5784329, \"body\": \"<p>&nbsp;<BR/></p>\"}"
            + " | 400 parameter_not_found | body",
        "{\"message_type\": \"comment\", \"type\": \"user\", \"intercom_user_id\":"
            + " \"5bc8f7ae2d96695c18a\", \"body\": \"<div class='x'></div>\"}"
            + " | 400 parameter_not_found | body",
        "{\"message_type\": \"comment\", \"admin_id\": 5784329, \"body\": 7}"
            + " | 400 parameter_invalid | body",
        "{\"message_type\": \"comment\", \"admin_id\": 5784329, \"body\": \"a\","
            + " \"created_at\": 4102444800} | 400 parameter_invalid | created_at",
        "{\"message_type\": \"close\", \"type\": \"user\", \"email\": \"casey@example.com\"}"
            + " | 400 parameter_invalid | message_type",
      })
  void a_request_that_does_not_fit_names_the_field_and_changes_nothing(
      String body, String code, String field) {
    var id = desk.conversation();

    var answer = desk.part(id, body);

    assertThat(code(answer)).as(answer.body()).isEqualTo(code);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": \"1\"}"
            + " | admin_not_found | Admin for admin_id not found",
        "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": \"99999999999\"}"
            + " | admin_not_found | Admin for admin_id not found",
        "{\"message_type\": \"assignment\", \"type\": \"admin\", \"admin_id\": 5784329,"
            + " \"assignee_id\": 1} | assignee_not_found | Assignee not found",
        "{\"message_type\": \"assignment\", \"type\": \"team\", \"admin_id\": 5784329,"
            + " \"assignee_id\": 814860} | assignee_not_found | Assignee not found",
        "{\"message_type\": \"comment\", \"type\": \"user\", \"intercom_user_id\": \"nobody\","
            + " \"body\": \"a\"} | not_found | User Not Found",
        "{\"message_type\": \"comment\", \"type\": \"user\", \"body\": \"a\"}"
            + " | not_found | User Not Found",
      })
  void who_is_not_there_is_not_found_and_nothing_changes(String body, String code, String words) {
    var id = desk.conversation();

    var answer = desk.part(id, body);

    assertThat(code(answer)).as(answer.body()).isEqualTo("404 " + code);
    assertThat(answer.text("/errors/0/message")).isEqualTo(words);
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "no-conversation", "last", "99999999999999999999"})
  void a_conversation_that_is_not_there_is_not_found(String id) {
    var answer = desk.part(id, CLOSE);

    assertThat(code(answer)).isEqualTo("404 not_found");
    assertThat(answer.text("/errors/0/message")).isEqualTo("Resource Not Found");
  }

  @Test
  void an_id_with_too_many_digits_is_told_how_large_it_may_be() {
    var answer =
        desk.part(desk.conversation(), CLOSE.replace("\"5784329\"", "99999999999999999999"));

    assertThat(code(answer)).isEqualTo("400 parameter_invalid");
    assertThat(answer.text("/errors/0/message"))
        .isEqualTo(
            "admin_id must be a string or a whole number from -999999999999999999 to"
                + " 999999999999999999");
  }

  @Test
  void a_title_that_is_too_long_is_told_so_in_one_breath() {
    var answer =
        desk.put(
            "/conversations/" + desk.conversation(),
            "{\"title\": \"%s\"}".formatted("a".repeat(513)));

    assertThat(answer.text("/errors/0/message"))
        .isEqualTo("title must have at most 512 characters, but has 513");
  }

  @Test
  void type_is_no_option_in_intercoms_own_words() {
    var answer = desk.part(desk.conversation(), CLOSE.replace("\"close\"", "\"shut\""));

    assertThat(answer.text("/errors/0/message")).isEqualTo("Type isn't an option");
  }

  @Test
  void the_policy_binds_intercom_too() {
    var id = desk.conversation();
    var standard = LifecyclePolicy.standard();
    desk.service()
        .policy(
            new LifecyclePolicy(
                standard.catalogue(),
                standard.defaultReasons(),
                true,
                standard.requiredBeforeClose(),
                standard.escalatedClose(),
                standard.inbound(),
                null,
                Duration.ofDays(1),
                false,
                null,
                null));

    var close = desk.part(id, CLOSE);
    var snooze = desk.part(id, admin("snoozed", "\"snoozed_until\": 1893456000"));
    desk.usualPolicy();

    assertThat(code(close)).isEqualTo("422 parameter_invalid");
    assertThat(code(snooze)).isEqualTo("422 parameter_invalid");
    assertThat(desk.version(id)).isEqualTo(2);
  }
}
