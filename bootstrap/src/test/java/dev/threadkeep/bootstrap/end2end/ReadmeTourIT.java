package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's tour does what the README says: its commands run in order, in one shell, against a
 * demo. Only the key and the port are put in, since both differ from start to start.
 */
class ReadmeTourIT {
  @TempDir Path folder;

  @Test
  void does_what_it_says() throws IOException {
    var stops = TourParser.stopsIn(Files.readString(Launcher.SOURCES.resolve("README.md")));
    assertThat(stops).hasSizeGreaterThan(5);
    List<Shell.Ran> ran;
    var storage = TestStorage.fresh(folder);
    try (var service = RunningThreadkeep.on(storage, "--demo")) {
      ran =
          new Shell(folder, storage)
              .run(stops.stream().map(stop -> command(stop, service)).toList());
    }

    var softly = new SoftAssertions();
    for (int number = 0; number < stops.size(); number++) {
      var stop = stops.get(number);
      var did = ran.get(number);
      softly.assertThat(did.exitCode()).as("%s%n%s", stop.command(), did.err()).isEqualTo("0");
      if (!stop.fragments().isEmpty()) {
        softly
            .assertThat(TourParser.withoutSpace(did.out()))
            .as("%s%n%s", stop.command(), did.err())
            .containsSubsequence(stop.fragments());
      }
    }
    softly.assertAll();
  }

  private static String command(TourParser.Stop stop, RunningThreadkeep service) {
    return stop.command()
        .replaceFirst("^KEY=.*", Matcher.quoteReplacement("KEY=" + service.demoKey()))
        .replace("http://localhost:8080", service.url());
  }
}
