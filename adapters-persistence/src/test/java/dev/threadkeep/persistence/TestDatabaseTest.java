package dev.threadkeep.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.PoolSettings;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
  @Test
  void each_test_has_a_database_of_its_own() {
    var one = TestDatabase.fresh();
    var other = TestDatabase.fresh();

    assertThat(one.url()).isNotEqualTo(other.url());
    try (var database = Database.open(other, PoolSettings.STANDARD)) {
      assertThat(database.healthy()).isTrue();
    }
  }
}
