package dev.threadkeep.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginTest {
  private Path home;
  private DataFolder data;

  @BeforeEach
  void in(@TempDir Path temporary) {
    home = temporary.resolve("home");
    data = new DataFolder(temporary.resolve("data"));
  }

  @Test
  void programs_are_kept_below_the_home_that_the_environment_names() {
    assertThat(Origin.cache(data, Map.of("HOME", home.toString()), Path.of("/proc/nobody")))
        .isEqualTo(home.resolve(".cache/threadkeep"));
    assertThat(Origin.cache(data, Map.of(), home)).isEqualTo(home.resolve(".cache/threadkeep"));
  }

  @Test
  void programs_are_kept_where_xdg_says() {
    var cache = home.resolve("cache");

    assertThat(Origin.cache(data, Map.of("XDG_CACHE_HOME", cache.toString()), home))
        .isEqualTo(cache.resolve("threadkeep"));
  }

  @Test
  void programs_are_kept_beside_the_data_where_the_place_for_them_hangs_on_where_one_is() {
    assertThat(Origin.cache(data, Map.of("XDG_CACHE_HOME", "cache"), home))
        .isEqualTo(data.root().resolve("programs"));
  }
}
