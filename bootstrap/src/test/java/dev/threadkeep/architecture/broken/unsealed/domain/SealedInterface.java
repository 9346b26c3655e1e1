package dev.threadkeep.architecture.broken.unsealed.domain;

sealed interface SealedInterface {
  record OnlyCase() implements SealedInterface {}
}
