package dev.threadkeep.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeTest {
  @ParameterizedTest
  @EnumSource
  void every_scope_reads_back_from_its_text(Scope scope) {
    assertThat(Scope.parse(scope.text())).contains(scope);
  }

  @Test
  void unknown_text_is_no_scope() {
    assertThat(Scope.parse("threads:delete")).isEmpty();
  }

  @Test
  void a_write_scope_includes_its_read_scope() {
    assertThat(Scope.implied(Set.of(Scope.THREADS_WRITE)))
        .containsExactlyInAnyOrder(Scope.THREADS_READ, Scope.THREADS_WRITE);
    assertThat(Scope.implied(Set.of(Scope.DELIVERIES_WRITE)))
        .containsExactlyInAnyOrder(Scope.DELIVERIES_READ, Scope.DELIVERIES_WRITE);
  }

  @Test
  void reading_includes_no_writing() {
    assertThat(Scope.implied(Set.of(Scope.THREADS_READ))).containsExactly(Scope.THREADS_READ);
  }

  @Test
  void admin_includes_everything() {
    assertThat(Scope.implied(Set.of(Scope.ADMIN))).containsExactlyInAnyOrder(Scope.values());
  }
}
