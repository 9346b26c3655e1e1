package dev.threadkeep.architecture.broken.printing.bootstrap.cli;

final class Command {
  void run() {
    System.out.println("done");
  }
}
