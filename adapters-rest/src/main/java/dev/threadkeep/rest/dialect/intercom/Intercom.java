package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.rest.http.dialect.Dialect;
import dev.threadkeep.rest.http.dialect.OwnIds;

/** What all of this dialect's routes share. */
final class Intercom {

  static final Dialect DIALECT = Dialect.of("intercom", new OwnIds.Numbers());

  static final String BASE = "/intercom";

  /** Where its routes for conversations begin. */
  static final String CONVERSATIONS = BASE + "/conversations";

  private Intercom() {}
}
