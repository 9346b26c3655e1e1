package dev.threadkeep.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A word that cannot be meant makes the command line wrong, before anything is started. */
class WrongWordsTest {
  private static final int WRONG_COMMAND_LINE = 2;

  @ParameterizedTest
  @ValueSource(strings = {"70000", "65536", "-1", "abc", "80 80", ""})
  void for_a_port(String word) {
    var err = new StringWriter();

    var code = run(err, "serve", "--port", word);

    assertThat(code).isEqualTo(WRONG_COMMAND_LINE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("threadkeep: ")
        .contains("--port", "it is \"%s\" and must be a number from 0 to 65535".formatted(word));
  }

  @Test
  void for_an_organizations_name() {
    var err = new StringWriter();

    var code = run(err, "keys", "create", "--organization", "a\nb", "--scopes", "admin");

    assertThat(code).isEqualTo(WRONG_COMMAND_LINE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("--organization: an organization's name must not contain control characters");
  }

  @Test
  void for_what_to_do_on_errors() {
    var err = new StringWriter();

    var code = run(err, "import", "--on-error=panic", "a.ndjson");

    assertThat(code).isEqualTo(WRONG_COMMAND_LINE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("--on-error", "it is \"panic\" and must be one of skip, stop")
        .doesNotContain("SKIP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+294300-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "9999-12-31T23:00:00-01:00",
        "2001-01-01T00:00:00Z",
        "-200000-01-01T00:00:00Z",
        "2027-02-30T00:00:00Z",
        "tomorrow",
        "0d",
        "100000d",
        "",
      })
  void for_when_a_key_expires(String word, @TempDir Path folder) {
    assertNoKeyIsMade(folder, "--expires", "--scopes=admin", "--expires=" + word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "threads:delete"})
  void for_scopes(String word, @TempDir Path folder) {
    assertNoKeyIsMade(folder, "--scopes", "--scopes=" + word);
  }

  private static void assertNoKeyIsMade(Path folder, String named, String... words) {
    var err = new StringWriter();
    var arguments =
        Stream.concat(
                Stream.of("keys", "create", "--data-dir", folder.toString(), "--organization=a"),
                Arrays.stream(words))
            .toArray(String[]::new);

    var code = run(err, arguments);

    assertThat(code).isEqualTo(WRONG_COMMAND_LINE);
    assertThat(err.toString().lines()).singleElement().asString().contains(named);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--seconds=0",
        "--seconds=99999999999",
        "--rounds=1.5",
        "--connections=many",
        "--warm-up=-1",
        "--threads=",
        "--clients=16,,64",
        "--clients=,",
        "--what=,",
        "--what=opens",
      })
  void for_a_benchmark(String word) {
    var err = new StringWriter();

    var code = run(err, "bench", word);

    assertThat(code).isEqualTo(WRONG_COMMAND_LINE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains(word.substring(0, word.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", "export --all"})
  void for_a_file_without_a_name(String command) {
    var err = new StringWriter();
    var arguments =
        Stream.concat(Arrays.stream(command.split(" ", -1)), Stream.of("")).toArray(String[]::new);

    var code = run(err, arguments);

    assertThat(code).isEqualTo(WRONG_COMMAND_LINE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("it is empty and must name a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", "export --all"})
  void for_a_file_that_is_a_folder(String command, @TempDir Path folder) {
    var err = new StringWriter();
    var arguments =
        Stream.concat(Arrays.stream(command.split(" ", -1)), Stream.of(folder.toString()))
            .toArray(String[]::new);

    var code = run(err, arguments);

    assertThat(code).isEqualTo(WRONG_COMMAND_LINE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains(folder + " is a folder, not a file");
    assertThat(folder).isEmptyDirectory();
  }

  private static int run(StringWriter err, String... arguments) {
    return Program.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
