package dev.threadkeep.architecture.broken.domainlibrary.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class PlainDomain {
  @Nullable Instant until;
  byte[] text = {};
}
