package dev.threadkeep.architecture.broken.domainlibrary.domain;

import java.nio.file.Path;

final class DomainThatReadsFiles {
  Path file = Path.of("thread");
}
