package dev.threadkeep.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.ExternalServer;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  private final List<String> progress = new ArrayList<>();
  private Path data;

  @TempDir private static Path made;

  @BeforeAll
  static void makeOne() {
    EmbeddedPostgres.start(made, _ -> {}).close();
  }

  @BeforeEach
  void in(@TempDir Path temporary) {
    data = temporary.resolve("data");
  }

  @Test
  void a_first_start_says_where_the_data_is_and_keeps_others_out() throws Exception {
    try (var postgres = start()) {
      assertThat(progress).contains("Creating the database in " + data.toRealPath());
      assertThat(postgres.isOwner()).isTrue();
      assertThat(permissions(data)).isEqualTo("rwx------");
      assertThat(permissions(data.resolve("credentials"))).isEqualTo("rw-------");
      assertThat(postgres.address().toString())
          .doesNotContain(postgres.address().owner().password());
      try (var files = Files.list(data)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("lock", "credentials", "postgres", "postgres.log");
      }
    }
  }

  @Test
  void neither_login_is_more_than_it_needs_to_be() throws Exception {
    try (var postgres = start();
        var connection = asOwner(postgres);
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT rolname, rolcanlogin,
                           rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb
                      FROM pg_roles
                     WHERE rolname IN ('threadkeep_owner', 'threadkeep_app')\
                    """)) {
      int roles = 0;
      while (rows.next()) {
        roles++;
        assertThat(rows.getBoolean(2)).isTrue();
        assertThat(rows.getBoolean(3)).isFalse();
      }
      assertThat(roles).isEqualTo(2);
    }
  }

  @Test
  void a_second_start_finds_what_the_first_stored() throws Exception {
    try (var postgres = start()) {
      store(postgres);
    }
    progress.clear();

    try (var postgres = start()) {
      assertThat(stored(postgres)).isOne();
      assertThat(progress).isEmpty();
    }
  }

  @Test
  void a_second_owner_in_this_process_is_refused_and_takes_nothing_from_the_first()
      throws Exception {
    make();
    try (var first = start()) {
      refused(this::start, "in use by process " + ProcessHandle.current().pid());

      // The kernel would drop the lock if the refused one had closed its descriptor.
      assertThat(outputOfAnotherProcess())
          .contains("in use by process " + ProcessHandle.current().pid());
      store(first);
      assertThat(stored(first)).isOne();
    }
  }

  @Test
  void data_survives_the_kill_of_the_server() throws Exception {
    make();
    try (var postgres = start()) {
      store(postgres);
      kill(postmaster());
      postgres.abandon();
    }

    try (var postgres = start()) {
      assertThat(stored(postgres)).isOne();
    }
  }

  @Test
  void a_server_that_is_kept_running_starts_again_where_it_was() throws Exception {
    make();
    try (var postgres = start()) {
      store(postgres);
      postgres.keepRunning();
      var first = postmaster();

      kill(first);

      Eventually.becomesTrue(
          "another server runs",
          () ->
              PostmasterFile.read(cluster())
                  .filter(now -> now.ready() && now.pid() != first.pid())
                  .isPresent());
      assertThat(postmaster().port()).isEqualTo(first.port());
      assertThat(stored(postgres)).isEqualTo(1);
    }
    nothingIsLeftRunning();
  }

  @Test
  void a_server_whose_owner_was_killed_is_taken_over() throws Exception {
    make();
    var killed = start();
    store(killed);
    var left = postmaster();
    killed.abandon();

    try (var postgres = start()) {
      assertThat(postmaster()).isEqualTo(left);
      assertThat(stored(postgres)).isOne();
    }
    nothingIsLeftRunning();
  }

  @Test
  void a_left_server_with_other_settings_is_started_anew() throws Exception {
    make();
    var killed = start();
    var left = postmaster();
    append("postgresql.conf", "fsync = off");
    killed.abandon();

    try (var _ = start()) {
      assertThat(postmaster().pid()).isNotEqualTo(left.pid());
    }
  }

  @Test
  void a_process_id_that_another_process_has_now_is_seen_through() throws Exception {
    make();
    try (var postgres = start()) {
      store(postgres);
      Files.copy(PostmasterFile.in(cluster()), data.resolve("stale"));
    }
    var stale = Files.readString(data.resolve("stale"));
    Files.writeString(
        PostmasterFile.in(cluster()),
        stale.replaceFirst("[0-9]+", String.valueOf(ProcessHandle.current().pid())));

    try (var postgres = start()) {
      assertThat(stored(postgres)).isOne();
    }
  }

  @Test
  void data_of_another_major_version_is_refused_and_left_alone() throws Exception {
    make();
    Files.writeString(cluster().resolve("PG_VERSION"), "17\n");

    refused(
        this::start,
        "is of PostgreSQL 17, and this Threadkeep brings 18: start the Threadkeep that wrote it");

    assertThat(cluster().resolve("PG_VERSION")).hasContent("17");
  }

  @Test
  void settings_in_the_files_are_written_anew() throws Exception {
    make();
    append("postgresql.conf", "fsync = off");
    append("pg_hba.conf", "host all all 0.0.0.0/0 trust");

    try (var postgres = start()) {
      assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(cluster().resolve("pg_hba.conf")).content().doesNotContain("trust");
    }
  }

  @Test
  void unsafe_settings_from_elsewhere_are_refused_and_nothing_is_left_running() throws Exception {
    make();
    append("postgresql.auto.conf", "synchronous_commit = off");

    refused(this::start, "runs with {synchronous_commit=off}");

    nothingIsLeftRunning();
  }

  @Test
  void a_setting_of_the_working_role_is_seen_too() throws Exception {
    make();
    try (var postgres = start();
        var administrator =
            postgres
                .server()
                .connect(postgres.server().credentials().administrator(), Server.DATABASE)) {
      administrator
          .createStatement()
          .execute("ALTER ROLE threadkeep_app SET synchronous_commit = off");
    }

    refused(this::start, "runs with {synchronous_commit=off}");
  }

  @Test
  void attaching_uses_the_running_server_and_leaves_it_running() throws Exception {
    make();
    try (var owner = start()) {
      store(owner);

      try (var attached = EmbeddedPostgres.attach(data)) {
        assertThat(attached.isOwner()).isFalse();
        assertThat(attached.address()).isEqualTo(owner.address());
      }
      try (var attached = EmbeddedPostgres.attachOrStart(data, progress::add)) {
        assertThat(attached.isOwner()).isFalse();
      }

      assertThat(stored(owner)).isOne();
    }
  }

  @Test
  void an_owner_that_ends_leaves_the_server_to_who_is_attached_and_the_last_stops_it()
      throws Exception {
    make();
    var owner = command();
    var first = command();
    var second = command();

    owner.close();
    store(first);
    first.close();
    assertThat(stored(second)).isOne();
    assertThat(new ServerProcesses(cluster()).running()).isNotEmpty();

    second.close();
    nothingIsLeftRunning();
  }

  @Test
  void a_server_that_was_left_to_others_is_owned_by_who_starts_next() throws Exception {
    make();
    var service = start();
    store(service);
    var attached = command();
    service.close();

    try (var next = start()) {
      assertThat(next.isOwner()).isTrue();
      assertThat(next.address()).isEqualTo(attached.address());

      attached.close();
      assertThat(stored(next)).isOne();
    }
    nothingIsLeftRunning();
  }

  @Test
  void nobody_attaches_to_a_server_that_is_being_stopped() throws Exception {
    make();
    try (var _ = start()) {
      try (var _ = Users.nobody(data.toRealPath().resolve("users")).orElseThrow()) {
        refused(() -> EmbeddedPostgres.attach(data), "No PostgreSQL runs in");
      }
      EmbeddedPostgres.attach(data).close();
    }
  }

  @Test
  void a_start_waits_for_a_command_that_has_the_folder() throws Exception {
    make();
    var command = command();
    store(command);

    try (var service =
        EmbeddedPostgres.start(
            data,
            line -> {
              progress.add(line);
              command.close();
            })) {
      assertThat(progress)
          .endsWith("Waiting for process %d to end".formatted(ProcessHandle.current().pid()));
      assertThat(stored(service)).isOne();
    }
  }

  @Test
  void a_start_does_not_wait_for_ever_for_a_command() throws IOException {
    make();
    var origin = new Origin(Bundle::ofThisMachine, progress::add);
    try (var _ = command()) {
      refused(
          () -> EmbeddedPostgres.start(data, origin, Duration.ofMillis(50)),
          "in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void attaching_where_nothing_runs_is_refused_and_attach_or_start_starts() throws Exception {
    refused(() -> EmbeddedPostgres.attach(data), "There is no data folder");
    try (var started = EmbeddedPostgres.attachOrStart(data, progress::add)) {
      assertThat(started.isOwner()).isTrue();
    }
    refused(() -> EmbeddedPostgres.attach(data), "No PostgreSQL runs in");
  }

  @Test
  void credentials_that_others_may_read_are_refused() throws Exception {
    make();
    try (var _ = start()) {
      Files.setPosixFilePermissions(
          data.resolve("credentials"), PosixFilePermissions.fromString("rw-r-----"));

      refused(() -> EmbeddedPostgres.attach(data), "must belong to you and be readable by you");
    }
  }

  @Test
  void a_folder_that_cannot_be_looked_into_is_not_an_empty_one() throws Exception {
    assertThat(EmbeddedPostgres.hasData(data)).isFalse();
    // Nobody may look into this one, not even root, who runs tests in containers.
    Files.createSymbolicLink(data, data);

    refused(() -> EmbeddedPostgres.hasData(data), "Cannot work with " + data);
  }

  @Test
  void lost_credentials_are_told_about() throws Exception {
    make();
    Files.delete(data.resolve("credentials"));

    refused(this::start, "without its passwords the data cannot be opened");
  }

  @Test
  void closing_again_does_nothing() throws IOException {
    make();
    var postgres = start();

    postgres.close();
    postgres.close();

    assertThat(PostmasterFile.in(cluster())).doesNotExist();
  }

  @Test
  void what_a_killed_first_start_left_is_cleared_away() throws Exception {
    Files.createDirectories(data.resolve("postgres.new/base"));
    Files.writeString(data.resolve("password"), "half");

    try (var _ = start()) {
      assertThat(data.resolve("postgres.new")).doesNotExist();
      assertThat(data.resolve("password")).doesNotExist();
    }
  }

  @Test
  void a_file_in_place_of_the_folder_is_told_about() throws Exception {
    Files.writeString(data, "");

    refused(this::start, "is a file");
  }

  @Test
  void a_folder_with_files_of_something_else_is_refused_and_keeps_its_permissions()
      throws Exception {
    Files.createDirectory(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(data.resolve("letter.txt"), "Dear");

    refused(this::start, "holds files of something else");

    assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
    try (var files = Files.list(data)) {
      assertThat(files).containsExactly(data.resolve("letter.txt"));
    }
  }

  @Test
  void a_path_that_a_shell_would_read_otherwise_is_refused() {
    refused(
        () -> EmbeddedPostgres.start(data.resolve("$(id)"), progress::add),
        "must not contain quotes");
  }

  @Test
  void a_system_without_a_bundle_is_pointed_to_a_server_of_its_own() {
    var origin = new Origin(() -> Bundle.of("plan9-mips"), progress::add);

    refused(
        () -> EmbeddedPostgres.start(data, origin, Duration.ZERO),
        "There is no embedded PostgreSQL for plan9-mips");
  }

  /** Puts what a first start makes where it would, for tests that are about what comes after it. */
  private void make() throws IOException {
    try (var tree = Files.walk(made)) {
      for (var path : tree.toList()) {
        Files.copy(path, data.resolve(made.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private EmbeddedPostgres command() {
    return EmbeddedPostgres.attachOrStart(data, progress::add);
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(data, progress::add);
  }

  private Path cluster() {
    try {
      return data.toRealPath().resolve("postgres");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private PostmasterFile postmaster() throws IOException {
    return PostmasterFile.read(cluster()).orElseThrow();
  }

  private void kill(PostmasterFile postmaster) throws Exception {
    ProcessHandle.of(postmaster.pid()).orElseThrow().destroyForcibly();
    Eventually.becomesTrue(
        "the postmaster is gone", () -> !new ServerProcesses(cluster()).isServer(postmaster.pid()));
  }

  /** Soon: pg_ctl is content once a server has removed its file, just before it ends. */
  private void nothingIsLeftRunning() throws Exception {
    Eventually.becomesTrue(
        "nothing is left running", () -> new ServerProcesses(cluster()).running().isEmpty());
  }

  private void append(String file, String line) throws IOException {
    Files.writeString(cluster().resolve(file), "\n" + line + "\n", StandardOpenOption.APPEND);
  }

  private static void refused(ThrowingCallable call, String because) {
    assertThatThrownBy(call)
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining(because)
        .message()
        .doesNotContain("\n");
  }

  /** Runs the same start in a process of its own, which is to fail. */
  private String outputOfAnotherProcess() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ExternalServer.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    return output;
  }

  private static Connection asOwner(EmbeddedPostgres postgres) throws SQLException {
    return postgres.server().connect(postgres.address().owner(), Server.DATABASE);
  }

  private static void store(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = asOwner(postgres);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 1 AS id");
    }
  }

  private static int stored(EmbeddedPostgres postgres) throws SQLException {
    return Integer.parseInt(ask(postgres, "SELECT count(*) FROM kept"));
  }

  private static String ask(EmbeddedPostgres postgres, String query) throws SQLException {
    try (var connection = asOwner(postgres);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
