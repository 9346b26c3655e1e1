package dev.threadkeep.architecture.broken.outwards.bootstrap;

import dev.threadkeep.architecture.broken.outwards.application.UseCase;
import dev.threadkeep.architecture.broken.outwards.persistence.Row;

public final class Wiring {
  Row row = new Row();
  UseCase useCase = new UseCase();
}
