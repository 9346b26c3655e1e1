package dev.threadkeep.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class OutageTest {
  private final ArrayList<String> log = new ArrayList<>();
  private final Outage outage = new Outage(log::add);

  @Test
  void is_told_once_when_it_begins_and_once_when_it_ends() {
    outage.over();
    outage.noticed(new SQLException("timed out", new IOException("Connection refused")));
    outage.noticed(new SQLException("timed out"));
    outage.over();
    outage.over();

    assertThat(log)
        .containsExactly(
            "The database cannot be reached, and requests are refused until it can:"
                + " Connection refused",
            "The database can be reached again");
  }
}
