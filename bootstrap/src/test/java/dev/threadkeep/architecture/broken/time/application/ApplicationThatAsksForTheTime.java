package dev.threadkeep.architecture.broken.time.application;

import java.time.InstantSource;

record ApplicationThatAsksForTheTime(InstantSource clock) {}
