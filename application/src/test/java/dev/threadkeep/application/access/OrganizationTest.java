package dev.threadkeep.application.access;

import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.domain.party.OrganizationId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationTest {
  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\tb", "a\u0000", "\u001b[31mred", "a\u0085b"})
  void its_name_is_one_line_that_a_terminal_shows(String name) {
    assertThatThrownBy(() -> named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an organization's name must not contain control characters");
  }

  @Test
  void its_name_may_be_of_any_script() {
    assertThat(named("İstanbul 株式会社 𝄞").name()).isEqualTo("İstanbul 株式会社 𝄞");
  }

  private static Organization named(String name) {
    return new Organization(new OrganizationId(UUID.randomUUID()), name, NINE);
  }
}
