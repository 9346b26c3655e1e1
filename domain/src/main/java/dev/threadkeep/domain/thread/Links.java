package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * What a thread belongs to.
 *
 * @param followUpOf the closed thread that this one carries on
 */
public record Links(
    @Nullable ContactId contact,
    @Nullable CompanyId company,
    @Nullable ProjectId project,
    @Nullable Channel channel,
    @Nullable ThreadId followUpOf) {
  private static final Links NONE = new Links(null, null, null, null, null);

  public static Links none() {
    return NONE;
  }

  public Links withContact(@Nullable ContactId next) {
    return new Links(next, company, project, channel, followUpOf);
  }

  public Links withCompany(@Nullable CompanyId next) {
    return new Links(contact, next, project, channel, followUpOf);
  }

  public Links withProject(@Nullable ProjectId next) {
    return new Links(contact, company, next, channel, followUpOf);
  }

  public Links withChannel(@Nullable Channel next) {
    return new Links(contact, company, project, next, followUpOf);
  }

  Links followingUp(ThreadId closed) {
    return new Links(contact, company, project, channel, closed);
  }
}
