package dev.threadkeep.architecture.broken.chance.domain;

import java.util.UUID;

final class DomainThatInventsIds {
  UUID id = UUID.randomUUID();
}
