package dev.threadkeep.architecture.broken.outwards.rest;

import dev.threadkeep.architecture.broken.outwards.persistence.Row;

final class AdapterThatUsesAnother {
  Row row = new Row();
}
