package dev.threadkeep.architecture.broken.clock.domain;

import java.time.LocalDate;
import java.util.function.Supplier;

final class DomainThatHandsTheClockOn {
  Supplier<LocalDate> today = LocalDate::now;
}
