package dev.threadkeep.architecture.broken.outwards.application;

import dev.threadkeep.architecture.broken.outwards.persistence.Row;

final class ApplicationThatUsesAnAdapter {
  Row row = new Row();
}
