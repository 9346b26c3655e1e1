package dev.threadkeep.architecture.broken.sql.application;

import java.sql.SQLException;

final class ApplicationThatKnowsSql {
  String state(SQLException failure) {
    return failure.getSQLState();
  }
}
