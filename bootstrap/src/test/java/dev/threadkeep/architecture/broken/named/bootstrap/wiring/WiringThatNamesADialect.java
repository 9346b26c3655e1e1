package dev.threadkeep.architecture.broken.named.bootstrap.wiring;

import dev.threadkeep.architecture.broken.named.rest.dialect.acme.AcmeDialect;

final class WiringThatNamesADialect {
  AcmeDialect acme = new AcmeDialect();
}
