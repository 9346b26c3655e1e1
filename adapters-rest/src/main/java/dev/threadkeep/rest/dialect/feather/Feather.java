package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.rest.http.dialect.Dialect;
import dev.threadkeep.rest.http.dialect.OwnIds;

/** What all of this dialect's routes share. */
final class Feather {

  static final Dialect DIALECT = Dialect.of("feather", new OwnIds.Plain());

  /** Where its routes for threads begin. */
  static final String THREADS = "/feather/api/v1/threads";

  private Feather() {}
}
