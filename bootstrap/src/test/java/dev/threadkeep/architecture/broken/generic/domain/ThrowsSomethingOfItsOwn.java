package dev.threadkeep.architecture.broken.generic.domain;

final class ThrowsSomethingOfItsOwn {
  int positive(int number) {
    if (number < 0) {
      throw new NegativeException();
    }
    return number;
  }

  static final class NegativeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
