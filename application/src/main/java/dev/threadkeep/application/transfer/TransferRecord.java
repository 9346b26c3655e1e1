package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an export. A {@link Header} comes first and an {@link End} last; between them, for each
 * organization, its record, its directory (a company before its contacts), its policy and its
 * threads, each followed by all that belongs to it. An entry may also stand among the threads,
 * ahead of the first that refers to it.
 */
sealed interface TransferRecord {
  /** Of this format; it may grow, and gets another number where it changes. */
  int VERSION = 1;

  /**
   * Says that this is an export.
   *
   * @param exportedAt absent in a file that nobody exported
   */
  record Header(@Nullable Instant exportedAt) implements TransferRecord {}

  /** Whose what follows is. */
  record OfOrganization(Organization organization) implements TransferRecord {}

  /** What an organization allows. */
  record OfPolicy(@Nullable OrganizationId organization, LifecyclePolicy policy)
      implements TransferRecord {}

  /** Somebody or something in the directory. */
  record OfEntry(@Nullable OrganizationId organization, Entry<?> entry) implements TransferRecord {}

  /**
   * A thread; what its history must make of it.
   *
   * @param state as much of it as is told, by the names of {@link ThreadStateJson}
   */
  record OfThread(
      ThreadId id, @Nullable OrganizationId organization, long version, JsonObject state)
      implements TransferRecord {}

  /** Something that belongs to the thread before it. */
  sealed interface Part extends TransferRecord {
    ThreadId thread();
  }

  /** What happened. */
  record OfEvent(ThreadId thread, WrittenEvent event) implements Part {}

  /** What was said. */
  record OfMessage(ThreadId thread, Message message) implements Part {}

  /** By what id a vendor knows it. */
  record OfReference(ThreadId thread, ExternalReference reference) implements Part {}

  /**
   * Says that nothing was cut off.
   *
   * @param threads how many the file has
   */
  record End(long threads) implements TransferRecord {}
}
