package dev.threadkeep.persistence.session;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came back in one trip: the rows of each statement that gives rows, in turn. */
public final class Answer {
  private final PreparedStatement statement;
  private boolean isRows;
  private boolean isFresh = true;

  Answer(PreparedStatement statement, boolean isRows) {
    this.statement = statement;
    this.isRows = isRows;
  }

  /** The rows of the next statement that gives rows. */
  public Rows next() throws SQLException {
    while (!isFresh || !isRows) {
      isFresh = true;
      isRows = statement.getMoreResults();
      if (!isRows && statement.getUpdateCount() < 0) {
        throw new IllegalStateException("no statement of the trip gives more rows");
      }
    }
    isFresh = false;
    ResultSet rows = statement.getResultSet();
    return new Rows(rows);
  }

  /** All rows of the next statement that gives rows. */
  public <T> List<T> all(RowReading<T> reading) throws SQLException {
    var rows = next();
    var all = new ArrayList<T>();
    while (rows.next()) {
      all.add(reading.read(rows));
    }
    return all;
  }

  /** The first row of the next statement that gives rows, where there is one. */
  public <T> Optional<T> first(RowReading<T> reading) throws SQLException {
    var rows = next();
    return rows.next() ? Optional.of(reading.read(rows)) : Optional.empty();
  }

  /** Makes something of one row. */
  @FunctionalInterface
  public interface RowReading<T> {
    T read(Rows row) throws SQLException;
  }
}
