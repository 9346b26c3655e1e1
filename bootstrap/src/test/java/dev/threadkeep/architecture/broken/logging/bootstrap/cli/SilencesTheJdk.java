package dev.threadkeep.architecture.broken.logging.bootstrap.cli;

import java.util.logging.LogManager;

final class SilencesTheJdk {
  void run() {
    LogManager.getLogManager().reset();
  }
}
