package dev.threadkeep.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** What went wrong with a file is told in words, without the names of our classes. */
class FileExceptionTest {

  @Test
  void what_is_not_there_is_named() {
    assertThat(FileException.writing("out/a.ndjson", new NoSuchFileException("/home/ada/out")))
        .hasMessage("out/a.ndjson cannot be written: /home/ada/out is not there");
  }

  @Test
  void a_permission_that_is_missing_is_called_one() {
    assertThat(FileException.reading("a.ndjson", new AccessDeniedException("a.ndjson")))
        .hasMessage("a.ndjson cannot be read: permission denied");
  }

  @Test
  void a_folder_without_permission_is_named() {
    assertThat(FileException.writing("a.ndjson", new AccessDeniedException("/home/ada")))
        .hasMessage("a.ndjson cannot be written: permission denied for /home/ada");
  }

  @Test
  void of_a_file_on_the_side_only_the_reason_is_told() {
    assertThat(
            FileException.writing(
                "a.ndjson",
                new FileSystemException("a.ndjson.7.part", "a.ndjson", "Read-only file system")))
        .hasMessage("a.ndjson cannot be written: Read-only file system");
  }

  @Test
  void a_full_disk_is_called_one() {
    assertThat(FileException.writing("a.ndjson", new IOException("No space left on device")))
        .hasMessage("a.ndjson cannot be written: No space left on device");
  }

  @Test
  void what_nothing_is_said_of_broke_off() {
    assertThat(FileException.reading("standard input", new IOException()))
        .hasMessage("standard input cannot be read: it broke off");
  }
}
