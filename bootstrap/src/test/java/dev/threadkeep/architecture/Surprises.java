package dev.threadkeep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.concurrent.ThreadLocalRandom;

/** Ways to get another answer to the same question: time, chance, and waiting. */
final class Surprises {
  private static final Map<String, Set<String>> READING_A_CLOCK =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
          "java.time.InstantSource", Set.of("system"));

  private static final Map<String, Set<String>> DRAWING_LOTS =
      Map.of(
          "java.lang.Math", Set.of("random"),
          "java.lang.StrictMath", Set.of("random"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.util.Collections", Set.of("shuffle"));

  private static final Map<String, Set<String>> WAITING =
      Map.of(
          "java.lang.Thread", Set.of("sleep"),
          "java.util.concurrent.TimeUnit", Set.of("sleep"),
          "java.util.concurrent.locks.LockSupport", Set.of("parkNanos", "parkUntil"));

  private Surprises() {}

  /** {@code now} of whatever type of {@code java.time}, and what it is made of. */
  static DescribedPredicate<JavaAccess<?>> readingAClock() {
    return describe(
        "a clock is read",
        access ->
            isAmong(READING_A_CLOCK, access)
                || (access.getTargetOwner().getPackageName().startsWith("java.time")
                    && access.getName().equals("now")));
  }

  static DescribedPredicate<JavaClass> clocks() {
    return belongToAnyOf(Clock.class, Date.class, Calendar.class, Timer.class).as("are clocks");
  }

  static DescribedPredicate<JavaAccess<?>> drawingLots() {
    return describe("chance decides", access -> isAmong(DRAWING_LOTS, access));
  }

  static DescribedPredicate<JavaClass> dice() {
    return belongToAnyOf(
            Random.class, SecureRandom.class, SplittableRandom.class, ThreadLocalRandom.class)
        .or(resideInAPackage("java.util.random.."))
        .as("are sources of chance");
  }

  static DescribedPredicate<JavaAccess<?>> sleeping() {
    return describe("a thread sleeps", access -> isAmong(WAITING, access));
  }

  private static boolean isAmong(Map<String, Set<String>> methods, JavaAccess<?> access) {
    return methods
        .getOrDefault(access.getTargetOwner().getFullName(), Set.of())
        .contains(access.getName());
  }
}
