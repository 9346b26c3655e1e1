package dev.threadkeep.architecture.broken.time.domain;

import java.time.InstantSource;

record DomainThatAsksForTheTime(InstantSource clock) {}
