package dev.threadkeep.application.privacy;

import dev.threadkeep.application.access.Signature;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.Retention;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import java.util.List;

/**
 * Out-port: threads that have been closed for long. Looks across organizations and locks nothing
 * but what it deletes.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface RetentionStore {
  /** All organizations that keep closed threads for so long only. */
  List<Rule> rules();

  /**
   * An organization's threads that were closed before {@code time}, in which nothing was said since
   * then, and to which its rule has not been applied yet; those closed first before others.
   */
  List<ThreadId> due(Rule rule, Instant time, int most);

  /**
   * Deletes those of {@code threads} that are closed and have been since before {@code time}, with
   * all that belongs to them, all at once; the audit says so.
   *
   * @return how many were deleted
   */
  int delete(
      OrganizationId organization,
      List<ThreadId> threads,
      Instant time,
      Signature signature,
      Instant now);

  /** What an organization wants. */
  record Rule(OrganizationId organization, Retention retention) {}
}
