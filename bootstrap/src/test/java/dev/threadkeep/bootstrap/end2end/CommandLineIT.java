package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says about itself, and about wrong ones. */
class CommandLineIT {

  @Test
  void lists_its_commands() {
    var help = Launcher.run(Map.of(), "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("serve", "keys", "import", "export", "check", "verify", "Exit codes");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void tells_its_version() {
    var version = Launcher.run(Map.of(), "--version");

    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).matches("threadkeep [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX"})
  void names_in_all_letters_can_be_said_where_nobody_chose_a_locale(String locale)
      throws Exception {
    assertThat(refusalOfUmlauts(locale)).contains("m\u00fcll").doesNotContain("locale");
  }

  @Test
  void a_locale_that_cannot_say_a_name_is_told_so() throws Exception {
    assertThat(refusalOfUmlauts("there_is_none"))
        .startsWith("threadkeep: ")
        .contains("has letters that this locale cannot say; set LC_ALL");
  }

  /** What is said of a command that there is not. */
  private static String refusalOfUmlauts(String locale) throws Exception {
    var command =
        new ProcessBuilder(
            "sh",
            "-c",
            "exec \"$0\" \"$(printf 'm\\303\\274ll')\"",
            PreparedCopy.launcher().toString());
    command.environment().put("TK_BUILD", "never");
    command.environment().put("LC_ALL", locale);
    command.environment().put("LC_CTYPE", locale);
    command.environment().put("LANG", locale);
    var process = command.start();
    try (var err = process.errorReader(StandardCharsets.UTF_8)) {
      var said = err.readAllAsString();
      assertThat(process.waitFor()).as(said).isEqualTo(2);
      assertThat(said.lines()).hasSize(1);
      return said;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "srve",
        "serve --prot 1",
        "serve --port eighty",
        "keys",
        "keys create --scopes admin",
        "keys create --organization a --scopes threads:delete",
        "keys create --organization a --scopes admin --expires tomorrow",
        "keys create --organization a --scopes admin --expires 2001-01-01T00:00:00Z",
        "verify --short",
        "import",
        "import no-such-file.ndjson",
        "import --on-error panic -",
        "export",
        "export --all --organization a",
      })
  void refuses_what_it_does_not_know_in_one_line(String line) {
    var ran = Launcher.run(Map.of(), line.split(" ", -1));

    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.errorLines()).hasSize(1).first().asString().startsWith("threadkeep: ");
  }
}
