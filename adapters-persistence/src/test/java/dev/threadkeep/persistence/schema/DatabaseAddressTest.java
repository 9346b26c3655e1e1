package dev.threadkeep.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  private static final Login ALICE = new Login("alice", "p@ss/wörd");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          postgresql://alice:p%40ss%2Fw%C3%B6rd@db:5433/threads,          jdbc:postgresql://db:5433/threads
          postgres://alice:p%40ss%2Fw%C3%B6rd@db/threads,                 jdbc:postgresql://db/threads
          jdbc:postgresql://db/threads?user=alice&password=p%40ss/wörd,   jdbc:postgresql://db/threads
          postgresql://alice:p%40ss%2Fw%C3%B6rd@a:1,                      ""
          postgresql://alice:p%40ss%2Fw%C3%B6rd@[::1]:5/t?sslmode=require, jdbc:postgresql://[::1]:5/t?sslmode=require
          postgres://alice:p%40ss%2Fw%C3%B6rd@h/t?connect_timeout=9,      jdbc:postgresql://h/t?connectTimeout=9
          """)
  void reads_every_way_to_write_a_url(String url, String jdbc) {
    if (jdbc.isEmpty()) {
      assertThatThrownBy(() -> DatabaseAddress.external(url, null, null, null, null))
          .hasMessageContaining("names no database");
      return;
    }

    assertThat(DatabaseAddress.external(url, null, null, null, null))
        .isEqualTo(new DatabaseAddress(jdbc, ALICE, ALICE));
  }

  @Test
  void several_hosts_are_the_drivers_business() {
    assertThat(DatabaseAddress.external("postgresql://a:1,b:2/t", "alice", "x", null, null).url())
        .isEqualTo("jdbc:postgresql://a:1,b:2/t");
  }

  @Test
  void an_owner_of_its_own_leaves_the_user_to_work() {
    assertThat(DatabaseAddress.external("postgres://h/t", "app", "a", "owner", "o"))
        .isEqualTo(
            new DatabaseAddress(
                "jdbc:postgresql://h/t", new Login("owner", "o"), new Login("app", "a")));
  }

  @Test
  void shows_no_password() {
    var address = DatabaseAddress.external("postgres://h/t?x=secret", "app", "hidden", "o", "hush");

    assertThat(address.toString()).isEqualTo("h/t (owner o, application app)");
    assertThat(address.owner().toString()).isEqualTo("o");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://h/t",
        "h:5432/t",
        "postgresql:///t",
        "postgresql://h/",
        "postgresql://u:%zz@h/t",
        ""
      })
  void what_is_no_address_of_a_database_is_refused_without_repeating_it(String url) {
    assertThatThrownBy(() -> DatabaseAddress.external(url, "secret", "hidden", null, null))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("THREADKEEP_DATABASE_URL")
        .message()
        .doesNotContain("hidden", "%zz");
  }

  @Test
  void contradictions_and_gaps_are_refused() {
    assertThatThrownBy(() -> DatabaseAddress.external("postgres://a@h/t", "b", null, null, null))
        .hasMessageContaining("given twice");
    assertThatThrownBy(() -> DatabaseAddress.external("postgres://h/t", null, null, null, null))
        .hasMessageContaining("No database user is given");
    assertThatThrownBy(() -> DatabaseAddress.external("postgres://h/t", "a", null, null, "o"))
        .hasMessageContaining("THREADKEEP_DATABASE_OWNER_USER is not");
  }
}
