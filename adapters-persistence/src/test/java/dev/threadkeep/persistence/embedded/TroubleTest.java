package dev.threadkeep.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private static final Path DATA = Path.of("/data");

  @Test
  void a_forbidden_namespace_leaves_two_ways_out() {
    assertThat(
            Trouble.printed(DATA, "initdb", "unshare: unshare failed: Operation not permitted\n"))
        .hasMessageContaining("run as another user")
        .hasMessageContaining("THREADKEEP_DATABASE_URL");
  }

  @Test
  void a_full_disk_is_called_one_whoever_says_so() {
    assertThat(
            Trouble.printed(DATA, "postgres", "FATAL:  could not write: No space left on device"))
        .hasMessage("The disk that holds /data is full: make room and start again");
    assertThat(Trouble.with(DATA, new FileSystemException("/x", null, "No space left on device")))
        .hasMessage("The disk that holds /data is full: make room and start again");
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_named() {
    assertThat(Trouble.with(DATA, new AccessDeniedException("/data/lock")))
        .hasMessageStartingWith("/data cannot be written to");
    assertThat(Trouble.with(DATA, new FileSystemException("/x", null, "Read-only file system")))
        .hasMessageStartingWith("/data cannot be written to");
  }

  @Test
  void a_folder_that_cannot_be_looked_into_is_somebody_elses() {
    assertThat(Trouble.looking(DATA, new AccessDeniedException("/data/postgres")))
        .hasMessage("The data folder /data cannot be read: run as the user that it belongs to");
    assertThat(Trouble.looking(DATA, new IOException("Input/output error")))
        .hasMessage("Cannot work with /data: Input/output error");
  }

  @Test
  void of_many_lines_the_one_with_the_reason_is_told() {
    assertThat(
            Trouble.printed(
                DATA,
                "postgres",
                """
                2026 UTC [7] LOG:  starting PostgreSQL
                2026 UTC [7] FATAL:  could not map shared memory
                2026 UTC [7] LOG:  database system is shut down
                """))
        .hasMessageEndingWith("FATAL:  could not map shared memory");
  }

  @Test
  void a_folder_that_cannot_be_made_is_named_and_no_class_is() {
    assertThat(Trouble.with(DATA, new NoSuchFileException("/data")))
        .hasMessage(
            "Cannot work with /data: /data is not there and cannot be made; choose another folder"
                + " with THREADKEEP_DATA_DIR");
    assertThat(Trouble.with(DATA, new FileSystemException("/data/x", null, "Stale file handle")))
        .hasMessage("Cannot work with /data: /data/x: Stale file handle");
    assertThat(Trouble.with(DATA, new IOException()))
        .hasMessage("Cannot work with /data: reading or writing failed");
  }

  @Test
  void anything_else_is_told_as_it_is() {
    assertThat(Trouble.with(DATA, new IOException("Input/output error")))
        .hasMessage("Cannot work with /data: Input/output error");
  }
}
