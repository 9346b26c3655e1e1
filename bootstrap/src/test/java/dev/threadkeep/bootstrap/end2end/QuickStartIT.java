package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher does about the cache that makes starts quicker, in a built copy of its own. */
class QuickStartIT {
  private static final String PREPARING = "Preparing quicker starts";
  private static final int SECONDS = 120;

  /** How a shell tells that SIGTERM ended it. */
  private static final int TERMINATED = 143;

  @TempDir private Path copy;

  private Path app;

  @BeforeEach
  void copyWhatIsBuilt() throws IOException {
    app = BuiltCopy.in(copy);
  }

  @Test
  void the_first_start_prepares_and_the_second_uses_what_was_prepared() throws Exception {
    var jdk = new RecordingJdk(copy.resolve("jdk"));

    assertThat(serve(jdk.home())).contains(PREPARING);
    assertThat(serve(jdk.home())).doesNotContain(PREPARING);

    assertThat(jdk.calls()).hasSize(3);
    assertThat(jdk.calls().get(0)).contains("-XX:AOTCacheOutput=", " rehearse ");
    assertThat(jdk.calls().get(1)).contains("-XX:AOTCache=" + cache(), " serve");
    assertThat(jdk.calls().get(2)).contains("-XX:AOTCache=" + cache(), " serve");
  }

  @Test
  void a_jar_that_is_newer_has_it_prepared_again() throws Exception {
    var jdk = new RecordingJdk(copy.resolve("jdk"));
    serve(jdk.home());

    Files.setLastModifiedTime(
        app.resolve("threadkeep.jar"), FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(serve(jdk.home())).contains(PREPARING);
  }

  @Test
  void another_jdk_has_it_prepared_again() throws Exception {
    serve(new RecordingJdk(copy.resolve("jdk")).home());

    var other = new RecordingJdk(copy.resolve("other-jdk"));

    assertThat(serve(other.home())).contains(PREPARING);
    assertThat(other.calls()).hasSize(2);
  }

  @Test
  void a_rehearsal_that_fails_costs_the_cache_and_not_the_start() throws Exception {
    var jdk = new RecordingJdk(copy.resolve("jdk"));
    jdk.failAtRehearsals();

    assertThat(serve(jdk.home())).contains("it starts without");

    assertThat(jdk.calls().getLast()).contains(" serve").doesNotContain("AOTCache");
  }

  @Test
  void a_rehearsal_that_is_cut_off_leaves_nothing_behind() throws Exception {
    var jdk = new RecordingJdk(copy.resolve("jdk"));
    jdk.endTheLauncherAtRehearsals();
    var temporary = Files.createDirectory(copy.resolve("tmp"));
    var command = Launcher.command(copy.resolve("threadkeep"), "serve");
    command.environment().put("JAVA_HOME", jdk.home().toString());
    command.environment().put("TMPDIR", temporary.toString());

    var process = command.redirectError(errors().toFile()).start();

    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said()).isEqualTo(TERMINATED);
    assertThat(jdk.calls()).singleElement().asString().contains(temporary.toString());
    assertThat(temporary).isEmptyDirectory();
    assertThat(app.resolve("threadkeep.aot.new")).doesNotExist();
    assertThat(copy.resolve("target/build.lock")).doesNotExist();
  }

  @Test
  void the_jvm_takes_what_was_prepared() throws Exception {
    assertThat(PreparedCopy.said()).contains(PREPARING);

    // With this mode a JVM that cannot take the cache does not start.
    var strict = Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");

    assertThat(serveUntilReady(strict)).doesNotContain(PREPARING);
  }

  @Test
  void the_jvm_takes_it_for_an_import_too() {
    PreparedCopy.launcher();

    var started = Launcher.run(Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"), "import", "--help");

    assertThat(started.exitCode()).as(started.err()).isZero();
  }

  @Test
  void an_import_takes_what_is_prepared_and_prepares_nothing_itself() throws Exception {
    var jdk = new RecordingJdk(copy.resolve("jdk"));

    call(jdk.home(), "import");
    serve(jdk.home());
    call(jdk.home(), "import");

    assertThat(jdk.calls().getFirst()).contains(" import").doesNotContain("AOTCache");
    assertThat(jdk.calls().getLast()).contains("-XX:AOTCache=" + cache(), " import");
  }

  @Test
  void options_of_the_users_win_over_the_commands_own() throws Exception {
    var jdk = new RecordingJdk(copy.resolve("jdk"));

    call(jdk.home(), "export", Map.of("TK_JAVA_OPTIONS", "-Xmx512m -Xint"));

    assertThat(jdk.calls())
        .singleElement()
        .asString()
        .contains("-XX:+UseSerialGC -Xmx512m -Xint -jar ");
  }

  @Test
  void a_collector_of_the_users_choice_is_the_only_one() throws Exception {
    var jdk = new RecordingJdk(copy.resolve("jdk"));

    for (var command : List.of("check", "export", "import", "bench")) {
      call(jdk.home(), command, Map.of("TK_JAVA_OPTIONS", "-Xmx1g -XX:+UseG1GC"));
    }

    assertThat(jdk.calls())
        .filteredOn(each -> !each.contains(" rehearse "))
        .hasSize(4)
        .allSatisfy(each -> assertThat(each).contains("-XX:+UseG1GC").doesNotContain("SerialGC"));
  }

  @Test
  void a_lock_with_the_launchers_own_number_is_one_that_somebody_left() throws Exception {
    var jdk = new RecordingJdk(copy.resolve("jdk"));
    var lock = Files.createDirectories(copy.resolve("target/build.lock"));
    var launcher = copy.resolve("threadkeep");
    var command =
        Launcher.command(launcher)
            .command(
                "sh",
                "-c",
                "echo $$ >'%s'; exec '%s' serve".formatted(lock.resolve("pid"), launcher));
    command.environment().put("JAVA_HOME", jdk.home().toString());

    var process = command.redirectError(errors().toFile()).start();

    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void a_lock_that_stays_without_a_number_is_one_that_somebody_left() throws Exception {
    var lock = Files.createDirectories(copy.resolve("target/build.lock"));

    serve(new RecordingJdk(copy.resolve("jdk")).home());

    assertThat(lock).doesNotExist();
  }

  private Path cache() {
    return app.resolve("threadkeep.aot");
  }

  private String serve(Path jdk) throws IOException, InterruptedException {
    return call(jdk, "serve");
  }

  /** Starts the copy on a JDK that ends at once; gives what the launcher said. */
  private String call(Path jdk, String word) throws IOException, InterruptedException {
    return call(jdk, word, Map.of());
  }

  private String call(Path jdk, String word, Map<String, String> environment)
      throws IOException, InterruptedException {
    var command = Launcher.command(copy.resolve("threadkeep"), word);
    command.environment().put("JAVA_HOME", jdk.toString());
    command.environment().putAll(environment);
    var process = command.redirectError(errors().toFile()).start();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said()).isZero();
    return said();
  }

  /** Starts what is prepared and ends it; gives what the launcher said. */
  private String serveUntilReady(Map<String, String> environment)
      throws IOException, InterruptedException {
    var command =
        Launcher.command(
            PreparedCopy.launcher(),
            "serve",
            "--port",
            "0",
            "--data-dir",
            copy.resolve("data").toString());
    command.environment().putAll(environment);
    var process = command.redirectError(errors().toFile()).start();
    try (var lines = process.inputReader()) {
      assertThat(lines.lines().anyMatch(line -> line.contains("Ready after"))).as(said()).isTrue();
    }
    process.destroy();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    return said();
  }

  /** What the last start said on standard error. */
  private String said() throws IOException {
    return Files.readString(errors());
  }

  private Path errors() {
    return copy.resolve("errors");
  }

  /** A JDK that writes down how it was called, and makes the cache that it is asked for. */
  private record RecordingJdk(Path home) {
    RecordingJdk {
      try {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(
            home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\nAT=\"%s\"\n".formatted(home));
        executable(
            home.resolve("bin/java"),
            """
            #!/bin/sh
            home=$(dirname "$0")/..
            printf '%s\\n' "$* " >>"$home/calls"
            for argument in "$@"; do
              case $argument in
                -XX:AOTCacheOutput=*)
                  [ ! -f "$home/failing" ] || exit 1
                  : >"${argument#*=}"
                  [ ! -f "$home/ending" ] || kill -TERM "$PPID"
                  ;;
              esac
            done
            """);
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
      } catch (IOException failed) {
        throw new AssertionError(failed);
      }
    }

    private static void executable(Path file, String script) throws IOException {
      Files.writeString(file, script);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void endTheLauncherAtRehearsals() throws IOException {
      Files.createFile(home.resolve("ending"));
    }

    void failAtRehearsals() throws IOException {
      Files.createFile(home.resolve("failing"));
    }

    List<String> calls() throws IOException {
      return Files.readAllLines(home.resolve("calls"));
    }
  }
}
