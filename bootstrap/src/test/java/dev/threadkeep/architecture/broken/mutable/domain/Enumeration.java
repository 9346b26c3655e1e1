package dev.threadkeep.architecture.broken.mutable.domain;

enum Enumeration {
  FIRST,
  SECOND;

  static String word(Enumeration which) {
    return switch (which) {
      case FIRST -> "first";
      case SECOND -> "second";
    };
  }
}
