package dev.threadkeep.architecture.broken.mutable.domain;

final class Constant {
  static final int MOST = 3;
  int count = 0;
}
