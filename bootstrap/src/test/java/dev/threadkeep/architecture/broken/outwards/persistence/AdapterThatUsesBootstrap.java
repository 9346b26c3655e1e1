package dev.threadkeep.architecture.broken.outwards.persistence;

import dev.threadkeep.architecture.broken.outwards.bootstrap.Wiring;

final class AdapterThatUsesBootstrap {
  Wiring wiring = new Wiring();
}
