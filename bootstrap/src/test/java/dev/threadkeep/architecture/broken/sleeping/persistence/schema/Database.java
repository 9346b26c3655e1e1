package dev.threadkeep.architecture.broken.sleeping.persistence.schema;

final class Database {
  void run() throws InterruptedException {
    Thread.sleep(10);
  }
}
