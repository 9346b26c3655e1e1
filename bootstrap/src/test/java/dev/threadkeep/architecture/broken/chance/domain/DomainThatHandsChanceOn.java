package dev.threadkeep.architecture.broken.chance.domain;

import java.util.UUID;
import java.util.function.Supplier;

final class DomainThatHandsChanceOn {
  Supplier<UUID> ids = UUID::randomUUID;
}
