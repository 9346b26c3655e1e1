package dev.threadkeep.domain.party;

import dev.threadkeep.domain.internal.Uuids;
import java.util.UUID;

/** Whose threads, keys and policy: every one of them belongs to exactly one organization. */
public record OrganizationId(UUID value) {
  /**
   * Reads the usual text form of a UUID, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not one
   */
  public static OrganizationId parse(String text) {
    return new OrganizationId(Uuids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
