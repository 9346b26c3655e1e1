package dev.threadkeep.application.access;

import dev.threadkeep.domain.party.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Out-port: the organizations. */
public interface OrganizationStore {
  /** The organization with exactly this name. */
  Optional<Organization> find(String name);

  /** The organization with this id. */
  Optional<Organization> find(OrganizationId id);

  /** All of them, in the order of their names. */
  List<Organization> all();

  /**
   * The organization with this name; created with the standard policy if there is none. Safe
   * against others doing the same at once.
   */
  Organization findOrCreate(Organization candidate);

  /** An organization; its name is unique and has 1 to 128 characters, all on one line. */
  record Organization(OrganizationId id, String name, Instant createdAt) {
    public Organization {
      if (name.isBlank() || name.codePointCount(0, name.length()) > 128) {
        throw new IllegalArgumentException("an organization's name must have 1 to 128 characters");
      }
      if (name.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "an organization's name must not contain control characters");
      }
    }
  }
}
