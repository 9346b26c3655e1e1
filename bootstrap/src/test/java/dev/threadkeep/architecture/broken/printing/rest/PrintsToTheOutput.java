package dev.threadkeep.architecture.broken.printing.rest;

final class PrintsToTheOutput {
  void run() {
    System.out.println("done");
  }
}
