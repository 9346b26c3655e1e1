package dev.threadkeep.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @Test
  void two_that_unpack_at_once_end_with_one_whole_copy(@TempDir Path cache) throws Exception {
    var bundle = Bundle.ofThisMachine();
    Callable<Programs> unpacking = () -> bundle.unpackedIn(cache, _ -> {});

    try (var threads = Executors.newFixedThreadPool(2)) {
      var both = threads.invokeAll(List.of(unpacking, unpacking));

      assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
      assertThat(both.get(0).get().majorVersion()).isEqualTo(18);
    }
    try (var left = Files.list(cache)) {
      assertThat(left).hasSize(1);
    }
  }
}
