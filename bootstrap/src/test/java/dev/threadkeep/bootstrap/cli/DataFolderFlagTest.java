package dev.threadkeep.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderFlagTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"serve", "check", "keys create --organization a --scopes admin", "rehearse"})
  void that_is_empty_is_a_wrong_command_line(String command) {
    var err = new StringWriter();
    var arguments =
        Stream.concat(Arrays.stream(command.split(" ", -1)), Stream.of("--data-dir", " "))
            .toArray(String[]::new);

    var code = Program.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("threadkeep: ")
        .contains("--data-dir", "it is empty and must name a folder");
  }
}
