package dev.threadkeep.architecture.broken.chance.domain;

final class DomainThatDraws {
  double lot = Math.random();
}
