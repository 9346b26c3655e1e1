package dev.threadkeep.architecture.broken.time.domain;

import java.time.Instant;

record DomainThatIsToldTheTime(Instant now) {}
