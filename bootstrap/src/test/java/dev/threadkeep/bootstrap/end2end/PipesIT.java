package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.bootstrap.bench.ThreadsFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipes and devices are read and written as files are. */
class PipesIT {
  @TempDir Path folder;

  @Test
  void an_import_reads_one_to_its_end_and_an_export_fills_one() throws Exception {
    var file = folder.resolve("threads.ndjson");
    ThreadsFile.write(file, 300);

    var ran =
        run(
            "cat '%s' | ./threadkeep import /dev/stdin".formatted(file),
            "./threadkeep export --all /dev/stdout | ./threadkeep import /dev/stdin");

    assertThat(ran).allSatisfy(each -> assertThat(each.exitCode()).as(each.err()).isEqualTo("0"));
    assertThat(ran)
        .extracting(Shell.Ran::out)
        .containsExactly(
            "Imported 300 threads, 3 directory entries, 0 policies; there already: 0 threads, 0 directory entries, 0 policies; no errors.\n",
            "Imported 0 threads, 0 directory entries, 0 policies; there already: 300 threads, 3 directory entries, 1 policy; no errors.\n");
    assertThat(ran.getLast().err()).isEqualTo("Exported 300 threads of 1 organization.\n");
  }

  @Test
  void a_device_without_room_ends_an_export_in_one_line() {
    var ran =
        run(
                "./threadkeep keys create --organization a --scopes admin",
                "./threadkeep export --all /dev/full")
            .getLast();

    assertThat(ran.exitCode()).isEqualTo("1");
    assertThat(ran.err())
        .isEqualTo("threadkeep: /dev/full cannot be written: No space left on device\n");
  }

  private List<Shell.Ran> run(String... commands) {
    return new Shell(folder, TestStorage.fresh(folder)).run(List.of(commands));
  }
}
