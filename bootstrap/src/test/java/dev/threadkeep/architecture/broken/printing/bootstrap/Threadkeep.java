package dev.threadkeep.architecture.broken.printing.bootstrap;

final class Threadkeep {
  void run() {
    Runnable usage = () -> System.out.println("usage");
    usage.run();
  }
}
