package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

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
