package dev.threadkeep.rest.dialect.contactship;

import dev.threadkeep.rest.http.dialect.Dialect;
import dev.threadkeep.rest.http.dialect.IdPrefix;
import dev.threadkeep.rest.http.dialect.OwnIds;

/** What all of this dialect's routes share. */
final class Contactship {

  static final Dialect DIALECT = Dialect.of("contactship", new OwnIds.Prefixed("thr-"));

  /** Where its routes begin. */
  static final String BASE = "/contactship/v1";

  static final IdPrefix MESSAGE = new IdPrefix("msg-");
  static final IdPrefix ORGANIZATION = new IdPrefix("org-");

  private Contactship() {}
}
