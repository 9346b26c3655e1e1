package dev.threadkeep.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyFileTest {
  @TempDir Path folder;

  private MasterKeys found() {
    return MasterKeyFile.in(folder).findOrCreate();
  }

  @Test
  void a_key_is_drawn_once_for_its_owner_alone() throws IOException {
    var drawn = found();

    assertThat(drawn.all()).hasSize(1);
    assertThat(found()).isEqualTo(drawn);
    assertThat(Files.getPosixFilePermissions(folder.resolve("master-key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void other_keys_can_be_put_in_its_place() {
    var both = found().behind(MasterKey.draw());

    MasterKeyFile.in(folder).keep(both);

    assertThat(found()).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx------"})
  void a_file_that_others_can_read_is_refused(String permissions) throws IOException {
    found();
    Files.setPosixFilePermissions(
        folder.resolve("master-key"), PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(this::found)
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("must belong to you and be readable by you alone");
  }

  @Test
  void a_file_with_something_else_in_it_is_refused_and_left_alone() throws IOException {
    found();
    var file = folder.resolve("master-key");
    Files.writeString(file, "something else");

    assertThatThrownBy(this::found)
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("restore it from the backup")
        .hasMessageNotContaining("something");
    assertThat(file).hasContent("something else");
  }
}
