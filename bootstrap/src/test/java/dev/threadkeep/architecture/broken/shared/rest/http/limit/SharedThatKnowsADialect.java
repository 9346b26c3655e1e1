package dev.threadkeep.architecture.broken.shared.rest.http.limit;

import dev.threadkeep.architecture.broken.shared.rest.dialect.acme.AcmeDialect;

final class SharedThatKnowsADialect {
  AcmeDialect acme = new AcmeDialect();
}
