package dev.threadkeep.persistence.session;

import java.sql.SQLException;

/** Makes something of what the database answered. */
@FunctionalInterface
public interface Reading<T> {
  T read(Answer answer) throws SQLException;
}
