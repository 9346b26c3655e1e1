package dev.threadkeep.architecture.broken.canonical.rest.dialect.acme;

import dev.threadkeep.architecture.broken.canonical.rest.canonical.CanonicalApi;

final class DialectThatUsesCanonical {
  CanonicalApi canonical = new CanonicalApi();
}
