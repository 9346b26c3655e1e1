package dev.threadkeep.architecture.broken.outwards.domain;

import dev.threadkeep.architecture.broken.outwards.application.UseCase;

final class DomainThatUsesApplication {
  UseCase useCase = new UseCase();
}
