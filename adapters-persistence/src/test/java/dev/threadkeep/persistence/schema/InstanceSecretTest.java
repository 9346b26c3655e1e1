package dev.threadkeep.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

class InstanceSecretTest {
  private static final int LENGTH = 32;

  @Test
  void is_the_same_for_every_node_and_after_every_start() {
    var address = TestDatabase.fresh();
    try (var one = Database.open(address, PoolSettings.STANDARD.withConnections(1));
        var other = Database.open(address, PoolSettings.STANDARD.withConnections(1))) {
      var drawn = new InstanceSecret(one).findOrCreate("cursor_key", LENGTH);

      assertThat(drawn).hasSize(LENGTH);
      assertThat(new InstanceSecret(one).findOrCreate("cursor_key", LENGTH)).isEqualTo(drawn);
      assertThat(new InstanceSecret(other).findOrCreate("cursor_key", LENGTH)).isEqualTo(drawn);
      assertThat(new InstanceSecret(other).findOrCreate("another", LENGTH)).isNotEqualTo(drawn);
    }
  }
}
