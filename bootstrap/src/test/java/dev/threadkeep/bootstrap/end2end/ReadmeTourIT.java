package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's tour does what the README says: its commands run in order, in one shell, against a
 * demo. Only the key and the port are put in, since both differ from start to start.
 */
class ReadmeTourIT {
  private static final int SECONDS = 120;

  @TempDir Path folder;

  @Test
  void does_what_it_says() throws IOException, InterruptedException {
    var stops = TourParser.stopsIn(Files.readString(Launcher.SOURCES.resolve("README.md")));
    assertThat(stops).hasSizeGreaterThan(5);
    var storage = TestStorage.fresh(folder);
    try (var service = RunningThreadkeep.on(storage, "--demo")) {
      run(script(stops, service), storage);
    }

    var softly = new SoftAssertions();
    for (int number = 0; number < stops.size(); number++) {
      var stop = stops.get(number);
      var errors = Files.readString(folder.resolve("err" + number));
      softly
          .assertThat(folder.resolve("code" + number))
          .as("%s%n%s", stop.command(), errors)
          .hasContent("0");
      var printed = TourParser.withoutSpace(Files.readString(folder.resolve("out" + number)));
      if (!stop.fragments().isEmpty()) {
        softly
            .assertThat(printed)
            .as("%s%n%s", stop.command(), errors)
            .containsSubsequence(stop.fragments());
      }
    }
    softly.assertAll();
  }

  /** Every command in the same shell, so that variables last. */
  private String script(List<TourParser.Stop> stops, RunningThreadkeep service) {
    var script = new StringBuilder();
    for (int number = 0; number < stops.size(); number++) {
      var command =
          stops
              .get(number)
              .command()
              .replaceFirst("^KEY=.*", Matcher.quoteReplacement("KEY=" + service.demoKey()))
              .replace("http://localhost:8080", service.url());
      script.append(
          "{ %s\n} >'%s' 2>'%s'; echo $? >'%s'\n"
              .formatted(
                  command,
                  folder.resolve("out" + number),
                  folder.resolve("err" + number),
                  folder.resolve("code" + number)));
    }
    return script.toString();
  }

  private void run(String script, TestStorage storage) throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("tour.sh"), script);
    var builder =
        new ProcessBuilder("sh", file.toString())
            .directory(Launcher.SOURCES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("tour.log").toFile());
    builder.environment().putAll(storage.environment());
    builder.environment().put("TK_BUILD", "never");
    var shell = builder.start();
    assertThat(shell.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("tour.log")).isEmptyFile();
  }
}
