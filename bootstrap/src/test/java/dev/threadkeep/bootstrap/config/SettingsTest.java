package dev.threadkeep.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.threadkeep.bootstrap.config.DatabaseChoice.Embedded;
import dev.threadkeep.bootstrap.config.DatabaseChoice.External;
import dev.threadkeep.persistence.secret.MasterKeys;
import dev.threadkeep.vendors.http.Networks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final String URL = "postgresql://app:secret@db.example:5432/threads";

  private static final String OLD_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String NEW_KEY = "//////////////////////////////////////////8=";

  @TempDir Path folder;

  @Test
  void without_any_listens_on_this_machine_alone_and_keeps_data_itself() {
    var settings = read(Map.of("XDG_DATA_HOME", folder.toString()));

    assertThat(settings.listen()).isEqualTo(new Listen("127.0.0.1", 8080));
    assertThat(settings.database()).isEqualTo(new Embedded(folder.resolve("threadkeep")));
    assertThat(settings.pool().connections()).isEqualTo(16);
    assertThat(settings.timers()).isEqualTo(32);
    assertThat(settings.ratePerMinute()).isNull();
    assertThat(settings.dialects()).isNull();
    assertThat(settings.allowedNetworks()).isEqualTo(Networks.publicOnly());
  }

  @Test
  void flags_win_over_variables() {
    var settings =
        Settings.read(
            Map.of(
                "THREADKEEP_PORT", "1", "THREADKEEP_HOST", "::", "THREADKEEP_DATA_DIR", "/nowhere"),
            new Flags(2, "::1", folder));

    assertThat(settings.listen()).isEqualTo(new Listen("::1", 2));
    assertThat(settings.database()).isEqualTo(new Embedded(folder));
  }

  @Test
  void a_master_key_may_stand_before_older_ones_and_in_a_file() throws IOException {
    var file = Files.writeString(folder.resolve("key"), NEW_KEY + "\n");

    assertThat(read(Map.of()).masterKeys().areNone()).isTrue();
    assertThat(read(Map.of("THREADKEEP_MASTER_KEY", NEW_KEY + " " + OLD_KEY)).masterKeys())
        .isEqualTo(MasterKeys.parse(NEW_KEY + " " + OLD_KEY));
    assertThat(read(Map.of("THREADKEEP_MASTER_KEY_FILE", file.toString())).masterKeys())
        .isEqualTo(MasterKeys.parse(NEW_KEY));
  }

  @Test
  void a_master_key_that_is_none_is_refused_without_being_shown() {
    assertThat(problems(Map.of("THREADKEEP_MASTER_KEY", "c2VjcmV0LXNlY3JldA==")))
        .containsExactly(
            "THREADKEEP_MASTER_KEY has 13 bytes; it must be 32 bytes in base64, as `openssl rand"
                + " -base64 32` makes them");
  }

  @Test
  void a_node_may_leave_timers_to_others() {
    assertThat(read(Map.of("THREADKEEP_TIMERS", "0")).timers()).isZero();
    assertThat(problems(Map.of("THREADKEEP_TIMERS", "257")))
        .containsExactly("THREADKEEP_TIMERS is \"257\"; it must be a number from 0 to 256");
  }

  @Test
  void connections_may_lead_to_networks_that_are_named() {
    assertThat(
            read(Map.of("THREADKEEP_ALLOWED_NETWORKS", "10.1.0.0/16, fd00::/8")).allowedNetworks())
        .isEqualTo(new Networks(List.of("10.1.0.0/16", "fd00::/8")));
    assertThat(problems(Map.of("THREADKEEP_ALLOWED_NETWORKS", "localhost")))
        .containsExactly(
            "THREADKEEP_ALLOWED_NETWORKS: \"localhost\" is no network such as 10.0.0.0/8 or"
                + " fd00::/8");
  }

  @Test
  void the_embedded_database_has_fewer_connections_than_a_server_may_have() {
    assertThat(problems(Map.of("THREADKEEP_DATABASE_CONNECTIONS", "81")))
        .containsExactly(
            "THREADKEEP_DATABASE_CONNECTIONS is \"81\"; it must be a number from 1 to 80");
    assertThat(
            read(Map.of("THREADKEEP_DATABASE_CONNECTIONS", "81", "THREADKEEP_DATABASE_URL", URL))
                .pool()
                .connections())
        .isEqualTo(81);
  }

  @Test
  void what_the_locale_cannot_say_is_refused() {
    assertThat(problems(Map.of("THREADKEEP_HOST", "m\uFFFD\uFFFDll")))
        .containsExactly(
            "THREADKEEP_HOST has letters that this locale cannot say; set LC_ALL to one of UTF-8,"
                + " such as C.UTF-8");
  }

  @Test
  void an_empty_variable_is_not_set() {
    assertThat(read(Map.of("THREADKEEP_PORT", "", "THREADKEEP_DATABASE_URL", " ")).listen().port())
        .isEqualTo(8080);
  }

  @Test
  void a_url_names_a_server_of_others() {
    var settings = read(Map.of("THREADKEEP_DATABASE_URL", URL));

    assertThat(settings.database()).isInstanceOf(External.class);
    assertThat(((External) settings.database()).address().place())
        .isEqualTo("db.example:5432/threads");
  }

  @Test
  void a_secret_may_stand_in_a_file() throws IOException {
    var file = Files.writeString(folder.resolve("password"), "from the file\n");

    var settings =
        read(
            Map.of(
                "THREADKEEP_DATABASE_URL",
                "postgresql://app@db.example/threads",
                "THREADKEEP_DATABASE_PASSWORD_FILE",
                file.toString()));

    assertThat(((External) settings.database()).address().application().password())
        .isEqualTo("from the file");
  }

  @Test
  void a_secret_given_twice_is_refused() {
    assertThat(
            problems(
                Map.of(
                    "THREADKEEP_DATABASE_URL",
                    URL,
                    "THREADKEEP_DATABASE_OWNER_PASSWORD",
                    "one",
                    "THREADKEEP_DATABASE_OWNER_PASSWORD_FILE",
                    folder.toString(),
                    "THREADKEEP_DATABASE_OWNER_USER",
                    "owner")))
        .containsExactly(
            "THREADKEEP_DATABASE_OWNER_PASSWORD and THREADKEEP_DATABASE_OWNER_PASSWORD_FILE are both"
                + " set; keep one");
  }

  @Test
  void everything_wrong_is_told_at_once() {
    assertThat(
            problems(
                Map.of(
                    "THREADKEEP_PROT", "80",
                    "THREADKEEP_PORT", "65536",
                    "THREADKEEP_RATE_LIMIT", "-1",
                    "THREADKEEP_LOG_LEVEL", "loud",
                    "THREADKEEP_DATABASE_USER", "app")))
        .hasSize(5)
        .anySatisfy(line -> assertThat(line).startsWith("there is no setting THREADKEEP_PROT"))
        .contains(
            "THREADKEEP_PORT is \"65536\"; it must be a number from 0 to 65535",
            "THREADKEEP_RATE_LIMIT is \"-1\"; it must be a number from 0 to 2147483647",
            "THREADKEEP_LOG_LEVEL is \"loud\"; it must be error or warn or info or debug or trace",
            "THREADKEEP_DATABASE_USER is set, but THREADKEEP_DATABASE_URL is not");
  }

  @Test
  void two_places_for_the_data_are_refused() {
    assertThat(
            problems(Map.of("THREADKEEP_DATABASE_URL", URL, "THREADKEEP_DATA_DIR", "/somewhere")))
        .containsExactly(
            "THREADKEEP_DATABASE_URL and THREADKEEP_DATA_DIR contradict each other: the data is in"
                + " one or the other");
  }

  @Test
  void no_line_shows_a_password() {
    assertThat(problems(Map.of("THREADKEEP_DATABASE_URL", "mysql://app:hunter2@db/threads")))
        .hasSize(1)
        .noneSatisfy(line -> assertThat(line).contains("hunter2"));
  }

  @Test
  void variables_of_tests_are_nobodys_settings() {
    assertThat(read(Map.of("THREADKEEP_TEST_SEED", "1")).listen().port()).isEqualTo(8080);
  }

  private static Settings read(Map<String, String> variables) {
    return Settings.read(variables, Flags.none());
  }

  private static List<String> problems(Map<String, String> variables) {
    return catchThrowableOfType(SettingsException.class, () -> read(variables)).lines();
  }
}
