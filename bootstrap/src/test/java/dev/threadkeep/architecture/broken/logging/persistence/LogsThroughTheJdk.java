package dev.threadkeep.architecture.broken.logging.persistence;

import java.util.logging.Logger;

final class LogsThroughTheJdk {
  void run() {
    Logger.getLogger("jdk").info("done");
  }
}
