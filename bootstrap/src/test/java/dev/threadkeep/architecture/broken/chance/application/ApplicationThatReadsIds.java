package dev.threadkeep.architecture.broken.chance.application;

import java.util.UUID;

final class ApplicationThatReadsIds {
  UUID id = UUID.fromString("018f0000-0000-7000-8000-000000000000");
}
