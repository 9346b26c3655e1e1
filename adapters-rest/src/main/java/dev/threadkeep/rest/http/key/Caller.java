package dev.threadkeep.rest.http.key;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who a valid key stands for. A controller takes it as a parameter. */
public record Caller(
    UUID organizationId, String keyId, Set<String> scopes, Optional<UUID> teammate) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** Whether the key may do what needs {@code scope}. */
  public boolean may(String scope) {
    return scopes.contains(scope);
  }
}
