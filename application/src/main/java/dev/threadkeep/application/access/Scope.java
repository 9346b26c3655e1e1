package dev.threadkeep.application.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a key may do. */
public enum Scope {
  THREADS_READ("threads:read"),
  THREADS_WRITE("threads:write"),
  DELIVERIES_READ("deliveries:read"),
  DELIVERIES_WRITE("deliveries:write"),
  DIRECTORY_WRITE("directory:write"),
  ADMIN("admin");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** The scope by its name in APIs, such as {@code threads:read}. */
  public static Optional<Scope> parse(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }

  /** The name in APIs. */
  public String text() {
    return text;
  }

  /**
   * All that is allowed by {@code granted}: a write scope includes its read scope, {@code
   * threads:read} also reads the directory, {@code admin} includes all.
   */
  public static Set<Scope> implied(Set<Scope> granted) {
    var all = EnumSet.noneOf(Scope.class);
    for (var scope : granted) {
      all.addAll(scope.included());
    }
    return Set.copyOf(all);
  }

  private Set<Scope> included() {
    return switch (this) {
      case THREADS_READ -> EnumSet.of(THREADS_READ);
      case THREADS_WRITE -> EnumSet.of(THREADS_READ, THREADS_WRITE);
      case DELIVERIES_READ -> EnumSet.of(DELIVERIES_READ);
      case DELIVERIES_WRITE -> EnumSet.of(DELIVERIES_READ, DELIVERIES_WRITE);
      case DIRECTORY_WRITE -> EnumSet.of(DIRECTORY_WRITE);
      case ADMIN -> EnumSet.allOf(Scope.class);
    };
  }
}
