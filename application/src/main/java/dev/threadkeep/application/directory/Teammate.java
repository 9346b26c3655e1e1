package dev.threadkeep.application.directory;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user or an AI agent of an organization.
 *
 * @param number a positive number below 2^31 by which APIs with numeric ids know the teammate;
 *     random, unique per organization
 * @param name 1 to 255 characters
 * @param externalIds by what id each vendor knows the teammate, 1 to 255 characters; unique per
 *     organization and vendor
 */
public record Teammate(
    TeammateId id,
    Kind kind,
    int number,
    String name,
    @Nullable String email,
    @Nullable String imageUrl,
    Map<Vendor, String> externalIds,
    Instant createdAt,
    Instant updatedAt) {

  /** What a teammate is. */
  public enum Kind {
    USER,
    AGENT
  }

  public Teammate {
    externalIds = Map.copyOf(externalIds);
  }

  /** The teammate as somebody who can hold a thread. */
  public Assignee asAssignee() {
    return switch (kind) {
      case USER -> new Assignee.User(id);
      case AGENT -> new Assignee.Agent(id);
    };
  }

  /** The teammate as somebody who acts. */
  public Actor asActor() {
    return switch (kind) {
      case USER -> new Actor.User(id);
      case AGENT -> new Actor.Agent(id);
    };
  }
}
