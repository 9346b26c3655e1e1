package dev.threadkeep.rest.canonical.connection;

import dev.threadkeep.application.connection.CredentialChanges;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets by their names, null for those to remove. */
final class CredentialsInput {

  private CredentialsInput() {}

  static CredentialChanges changes(Map<String, @Nullable String> secrets) {
    var given = new HashMap<String, String>();
    var removed = new HashSet<String>();
    secrets.forEach(
        (name, secret) -> {
          if (secret == null) {
            removed.add(name);
          } else {
            given.put(name, secret);
          }
        });
    return new CredentialChanges(given, removed);
  }
}
