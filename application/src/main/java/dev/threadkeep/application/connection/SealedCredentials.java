package dev.threadkeep.application.connection;

import java.util.List;
import java.util.Map;

/** What a connection shows the vendor to be let in, by name, sealed. */
public record SealedCredentials(Map<String, SealedSecret> secrets) {
  public SealedCredentials {
    secrets = Map.copyOf(secrets);
  }

  public static SealedCredentials none() {
    return new SealedCredentials(Map.of());
  }

  /** Which there are, in the order of their names. */
  public List<String> names() {
    return secrets.keySet().stream().sorted().toList();
  }

  /** Whether one of them needs another key than this to be opened. */
  boolean needOtherThan(String key) {
    return secrets.values().stream().anyMatch(secret -> !secret.key().equals(key));
  }
}
