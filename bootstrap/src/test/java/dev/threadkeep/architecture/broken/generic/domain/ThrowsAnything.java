package dev.threadkeep.architecture.broken.generic.domain;

final class ThrowsAnything {
  int positive(int number) {
    if (number < 0) {
      throw new RuntimeException("something happened");
    }
    return number;
  }
}
