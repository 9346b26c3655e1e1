package dev.threadkeep.architecture.broken.sleeping.application;

final class SleepsBeforeRetrying {
  void run() throws InterruptedException {
    Thread.sleep(10);
  }
}
