package dev.threadkeep.architecture.broken.domainlibrary.domain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class DomainWithALogger {
  Logger log = LoggerFactory.getLogger("domain");
}
