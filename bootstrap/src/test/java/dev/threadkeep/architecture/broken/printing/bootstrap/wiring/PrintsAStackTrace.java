package dev.threadkeep.architecture.broken.printing.bootstrap.wiring;

final class PrintsAStackTrace {
  void run(Exception failure) {
    failure.printStackTrace();
  }
}
