package dev.threadkeep.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsualFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void follows_the_custom_of_each_system() {
    assertThat(UsualFolder.of("Linux", HOME, Map.of()))
        .isEqualTo(HOME.resolve(".local/share/threadkeep"));
    assertThat(UsualFolder.of("Mac OS X", HOME, Map.of()))
        .isEqualTo(HOME.resolve("Library/Application Support/threadkeep"));
    assertThat(UsualFolder.of("Windows 11", HOME, Map.of()))
        .isEqualTo(HOME.resolve("AppData/Local/threadkeep"));
  }

  @Test
  void follows_xdg_where_it_names_an_absolute_path() {
    assertThat(UsualFolder.of("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/data/threadkeep"));
    assertThat(UsualFolder.of("Linux", HOME, Map.of("XDG_DATA_HOME", "data")))
        .isEqualTo(HOME.resolve(".local/share/threadkeep"));
  }

  @Test
  void is_below_the_home_that_the_environment_names() {
    assertThat(UsualFolder.of("Linux", HOME, Map.of("HOME", "/home/grace")))
        .isEqualTo(Path.of("/home/grace/.local/share/threadkeep"));
    assertThat(UsualFolder.of("Mac OS X", HOME, Map.of("HOME", "/Users/grace")))
        .isEqualTo(Path.of("/Users/grace/Library/Application Support/threadkeep"));
    assertThat(UsualFolder.of("Linux", HOME, Map.of("HOME", "")))
        .isEqualTo(HOME.resolve(".local/share/threadkeep"));
  }
}
