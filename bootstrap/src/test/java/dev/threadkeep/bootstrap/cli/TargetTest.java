package dev.threadkeep.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.bootstrap.cli.Target.Flow;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is there is replaced as a whole, or written to where it cannot be. */
class TargetTest {
  private static final int SECONDS = 20;

  @TempDir Path folder;

  @Test
  void a_file_is_replaced_and_nothing_is_left_beside_it() throws Exception {
    var file = Files.writeString(folder.resolve("a.ndjson"), "what was there before");

    long written = write(file, "new");

    assertThat(written).isEqualTo(3);
    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void a_file_stays_as_it_was_when_writing_fails() throws Exception {
    var file = Files.writeString(folder.resolve("a.ndjson"), "what was there before");
    var target = Target.of(file);

    assertThatThrownBy(
            () ->
                target.write(
                    out -> {
                      out.write('n');
                      throw new IOException("no more");
                    }))
        .hasMessage("no more");

    assertThat(file).hasContent("what was there before");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void a_new_file_is_its_owners_alone() throws Exception {
    var file = folder.resolve("a.ndjson");

    write(file, "new");

    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void a_file_that_is_replaced_keeps_its_permissions() throws Exception {
    var file = Files.writeString(folder.resolve("a.ndjson"), "what was there before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    write(file, "new");

    assertThat(permissions(file)).isEqualTo("rw-r--r--");
  }

  @Test
  void a_link_stays_and_what_it_leads_to_is_replaced() throws Exception {
    var file = Files.writeString(folder.resolve("a.ndjson"), "what was there before");
    var near = Files.createDirectory(folder.resolve("near"));
    var link = Files.createSymbolicLink(near.resolve("latest"), Path.of("../a.ndjson"));
    var linkToLink = Files.createSymbolicLink(folder.resolve("newest"), Path.of("near/latest"));

    write(linkToLink, "new");

    assertThat(link).isSymbolicLink();
    assertThat(linkToLink).isSymbolicLink();
    assertThat(file).isRegularFile().hasContent("new");
  }

  @Test
  void a_link_to_what_is_not_there_has_it_made() throws Exception {
    var link = Files.createSymbolicLink(folder.resolve("latest"), Path.of("a.ndjson"));

    write(link, "new");

    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("a.ndjson")).hasContent("new");
  }

  @Test
  void links_that_lead_to_each_other_are_refused() throws Exception {
    var one = Files.createSymbolicLink(folder.resolve("one"), Path.of("other"));
    Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));

    assertThatThrownBy(() -> Target.of(one))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining(one.toString());
  }

  @Test
  void a_folder_that_is_not_there_is_named() throws Exception {
    var target = Target.of(folder.resolve("nowhere").resolve("a.ndjson"));

    assertThatThrownBy(() -> target.write(_ -> 0))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(folder.resolve("nowhere").toString());
  }

  @Test
  void a_pipe_is_written_to() throws Exception {
    var pipe = folder.resolve("pipe");
    var made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
    assertThat(made.waitFor()).isZero();
    var target = Target.of(pipe);
    assertThat(target).isEqualTo(new Flow(pipe));
    var read = CompletableFuture.supplyAsync(() -> read(pipe));

    target.write(out -> written(out, "new"));

    assertThat(read.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("new");
    assertThat(Files.readAttributes(pipe, "isOther")).containsEntry("isOther", true);
  }

  @Test
  void a_device_is_written_to() throws Exception {
    var nothing = Path.of("/dev/null");

    assertThat(Target.of(nothing)).isEqualTo(new Flow(nothing));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void an_open_file_is_written_to_behind_what_it_has() throws Exception {
    var file = folder.resolve("all.ndjson");
    try (var open = new FileOutputStream(file.toFile())) {
      written(open, "first, ");
      var descriptor = descriptorOf(file);
      var link = Files.createSymbolicLink(folder.resolve("stdout"), descriptor);

      write(link, "second, ");

      assertThat(Target.of(descriptor)).isEqualTo(new Flow(descriptor));
    }
    assertThat(file).hasContent("first, second, ");
  }

  private static Path descriptorOf(Path file) throws IOException {
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(each -> leadsTo(file, each)).findFirst().orElseThrow();
    }
  }

  private static boolean leadsTo(Path file, Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
    } catch (IOException _) {
      return false; // that of the list itself, which is closed by then
    }
  }

  private static long write(Path path, String text) throws IOException {
    return Target.of(path).write(out -> written(out, text));
  }

  private static long written(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    return text.length();
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
