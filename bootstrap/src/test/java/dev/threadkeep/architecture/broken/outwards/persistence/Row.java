package dev.threadkeep.architecture.broken.outwards.persistence;

import dev.threadkeep.architecture.broken.outwards.domain.InwardsAlready;

public final class Row {
  InwardsAlready value = new InwardsAlready();
}
