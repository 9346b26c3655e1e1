package dev.threadkeep.architecture.broken.mutable.domain;

final class StaticVariable {
  static int count = 0;

  private StaticVariable() {}
}
