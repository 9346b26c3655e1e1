package dev.threadkeep.architecture.broken.dialects.rest.dialect.other;

import dev.threadkeep.architecture.broken.dialects.rest.dialect.acme.AcmeDialect;

final class DialectThatUsesAcme {
  AcmeDialect acme = new AcmeDialect();
}
