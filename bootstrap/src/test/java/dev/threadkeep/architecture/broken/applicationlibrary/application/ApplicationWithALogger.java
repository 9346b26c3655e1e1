package dev.threadkeep.architecture.broken.applicationlibrary.application;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class ApplicationWithALogger {
  Logger log = LoggerFactory.getLogger("application");
}
