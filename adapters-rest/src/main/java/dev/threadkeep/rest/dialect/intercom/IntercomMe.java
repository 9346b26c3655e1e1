package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.OrganizationId;

/** The teammate who asks, with the organization in the place of Intercom's app. */
@JsonNaming(SnakeCaseStrategy.class)
record IntercomMe(@JsonUnwrapped IntercomAdmin admin, boolean emailVerified, App app) {

  /** The organization as an app. */
  @JsonNaming(SnakeCaseStrategy.class)
  record App(
      String type,
      String idCode,
      String name,
      int createdAt,
      boolean secure,
      boolean identityVerification,
      String timezone,
      String region) {}

  static IntercomMe of(Entry<Teammate> entry, OrganizationId organization) {
    return new IntercomMe(
        IntercomAdmin.of(entry),
        false,
        new App("app", organization.toString(), "Threadkeep", 0, false, false, "UTC", "US"));
  }
}
