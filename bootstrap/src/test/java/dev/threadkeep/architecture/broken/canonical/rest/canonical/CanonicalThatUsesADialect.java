package dev.threadkeep.architecture.broken.canonical.rest.canonical;

import dev.threadkeep.architecture.broken.canonical.rest.dialect.acme.AcmeDialect;

final class CanonicalThatUsesADialect {
  AcmeDialect acme = new AcmeDialect();
}
