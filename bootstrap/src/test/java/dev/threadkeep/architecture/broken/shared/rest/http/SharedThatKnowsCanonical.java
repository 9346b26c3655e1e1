package dev.threadkeep.architecture.broken.shared.rest.http;

import dev.threadkeep.architecture.broken.shared.rest.canonical.CanonicalApi;

final class SharedThatKnowsCanonical {
  CanonicalApi canonical = new CanonicalApi();
}
