package dev.threadkeep.architecture.broken.applicationlibrary.application;

import dev.threadkeep.architecture.broken.applicationlibrary.domain.Value;

final class PlainApplication {
  Value value = new Value();
}
