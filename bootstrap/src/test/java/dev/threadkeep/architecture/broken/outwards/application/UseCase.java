package dev.threadkeep.architecture.broken.outwards.application;

import dev.threadkeep.architecture.broken.outwards.domain.InwardsAlready;

public final class UseCase {
  InwardsAlready value = new InwardsAlready();
}
