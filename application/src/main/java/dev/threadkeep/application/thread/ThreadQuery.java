package dev.threadkeep.application.thread;

import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which threads to list, and in which order.
 *
 * <p>One {@link Narrowing} at most, so that an index serves every list that can be asked for;
 * beside it status, archive and time of change. By creation only lists that are not narrowed are
 * sorted, or narrowed by contact or title, and lists narrowed by title are sorted in no other way.
 *
 * @param status only threads with this status
 * @param updatedAfter only threads whose last event is later
 * @param after the position to start behind
 * @param limit 1 to 200
 */
public record ThreadQuery(
    @Nullable StatusName status,
    Narrowing narrowing,
    ArchiveFilter archived,
    @Nullable Instant updatedAfter,
    Sort sort,
    @Nullable Position after,
    int limit) {
  private static final int MOST = 200;

  /**
   * Checks the combination.
   *
   * @throws UnsupportedCombinationException if no index serves it
   */
  public ThreadQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page has 1 to %d threads".formatted(MOST));
    }
    if (sort.byCreation() && !narrowing.goesByCreation()) {
      throw new UnsupportedCombinationException(
          "sorting by created_at goes with no other filter than status, archived, updated_after,"
              + " contact and q");
    }
    if (!sort.byCreation() && narrowing instanceof Narrowing.ByTitleWord) {
      throw new UnsupportedCombinationException(
          "q goes with sorting by created_at or -created_at only");
    }
    if (status != null && narrowing instanceof Narrowing.ByTab) {
      throw new UnsupportedCombinationException("tab implies the status; give one of them");
    }
  }

  /** A status by name. */
  public enum StatusName {
    OPEN,
    SNOOZED,
    CLOSED
  }

  /** Which threads are listed as to their being archived. */
  public enum ArchiveFilter {
    HIDE,
    ONLY,
    ANY
  }

  /** The order of a list. */
  public enum Sort {
    UPDATED_DESCENDING,
    UPDATED_ASCENDING,
    CREATED_DESCENDING,
    CREATED_ASCENDING;

    /** The order of a list for which none was asked: the latest change first, where it can be. */
    public static Sort usual(Narrowing narrowing) {
      return narrowing instanceof Narrowing.ByTitleWord ? CREATED_DESCENDING : UPDATED_DESCENDING;
    }

    public boolean byCreation() {
      return switch (this) {
        case CREATED_DESCENDING, CREATED_ASCENDING -> true;
        case UPDATED_DESCENDING, UPDATED_ASCENDING -> false;
      };
    }

    public boolean descending() {
      return switch (this) {
        case UPDATED_DESCENDING, CREATED_DESCENDING -> true;
        case UPDATED_ASCENDING, CREATED_ASCENDING -> false;
      };
    }
  }

  /** The one thing by which a list is narrowed down. */
  public sealed interface Narrowing {
    /** Whether an index has such threads in the order of their creation. */
    default boolean goesByCreation() {
      return switch (this) {
        case None _, ByContact _, ByTitleWord _ -> true;
        case ByAssignee _,
            ByTeam _,
            ByTag _,
            ByEscalated _,
            ByImportant _,
            ByReference _,
            ByTab _ ->
            false;
      };
    }

    /** By nothing. */
    record None() implements Narrowing {}

    /** Held by this teammate; by nobody where absent. */
    record ByAssignee(@Nullable TeammateId assignee) implements Narrowing {}

    /** Held by this team; by no team where absent. */
    record ByTeam(@Nullable TeamId team) implements Narrowing {}

    record ByTag(Tag tag) implements Narrowing {}

    record ByContact(ContactId contact) implements Narrowing {}

    record ByEscalated(boolean escalated) implements Narrowing {}

    record ByImportant(boolean important) implements Narrowing {}

    /** Known to a vendor by this id, under whatever account where none is given. */
    record ByReference(Vendor vendor, @Nullable String account, String externalId)
        implements Narrowing {}

    /** Under this tab for the teammate who asks. */
    record ByTab(InboxTab tab, @Nullable TeammateId asking) implements Narrowing {}

    /** Whose title has a word that starts like this, without regard to case; 1 to 64 characters. */
    record ByTitleWord(String prefix) implements Narrowing {
      public ByTitleWord {
        if (prefix.isBlank()
            || prefix.length() > 64
            || prefix.chars().anyMatch(Character::isWhitespace)) {
          throw new IllegalArgumentException(
              "must be the beginning of one word, 1 to 64 characters");
        }
      }
    }
  }

  /** No index serves this combination of filters and order. */
  public static final class UnsupportedCombinationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedCombinationException(String message) {
      super(message);
    }
  }
}
