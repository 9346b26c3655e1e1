package dev.threadkeep.application.connection;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to become of credentials, by their names; others stay as they are.
 *
 * @param given those to set, in clear text
 * @param removed those to remove
 */
public record CredentialChanges(Map<String, String> given, Set<String> removed) {
  public CredentialChanges {
    given = Map.copyOf(given);
    removed = Set.copyOf(removed);
  }

  /** Credentials that are to be set. */
  public static CredentialChanges setting(Map<String, String> given) {
    return new CredentialChanges(given, Set.of());
  }

  /** All stay as they are. */
  public static CredentialChanges none() {
    return setting(Map.of());
  }

  /** Whether something is to become of this one. */
  boolean name(String name) {
    return given.containsKey(name) || removed.contains(name);
  }

  /** Those of which something is to become. */
  Set<String> names() {
    var names = new TreeSet<>(given.keySet());
    names.addAll(removed);
    return names;
  }

  /** Their names alone: whatever is printed may end in a log. */
  @Override
  public String toString() {
    return "CredentialChanges" + names();
  }
}
