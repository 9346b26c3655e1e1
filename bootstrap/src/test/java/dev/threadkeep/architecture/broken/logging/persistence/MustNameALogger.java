package dev.threadkeep.architecture.broken.logging.persistence;

import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** As a {@code javax.sql.DataSource} must. */
final class MustNameALogger {
  @Nullable Logger getParentLogger() {
    return null;
  }
}
