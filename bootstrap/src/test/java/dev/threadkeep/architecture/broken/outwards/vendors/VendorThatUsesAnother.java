package dev.threadkeep.architecture.broken.outwards.vendors;

import dev.threadkeep.architecture.broken.outwards.persistence.Row;

final class VendorThatUsesAnother {
  Row row = new Row();
}
