package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.rest.http.dialect.Dialect;
import dev.threadkeep.rest.http.dialect.OwnIds;

/** What all of this dialect's routes share. */
final class Productlane {

  static final Dialect DIALECT = Dialect.of("productlane", new OwnIds.Plain());

  static final String BASE = "/productlane";

  /** Where its routes begin. */
  static final String API = BASE + "/api/v2";

  /** Where its routes for threads begin. */
  static final String THREADS = API + "/threads";

  private Productlane() {}
}
