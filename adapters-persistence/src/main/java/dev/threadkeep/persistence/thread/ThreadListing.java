package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;

/**
 * A list of threads as a statement whose cost has a bound, whoever asks for what, from wherever in
 * the list, and whether anything is found.
 */
sealed interface ThreadListing
    permits MergedListing, ReferenceListing, SiftedListing, TitleListing {
  static ThreadListing of(OrganizationId organization, ThreadQuery query) {
    return switch (query.narrowing()) {
      case Narrowing.ByTitleWord(var prefix) -> new TitleListing(organization, query, prefix);
      case Narrowing.ByReference reference -> new ReferenceListing(organization, query, reference);
      case Narrowing.None _,
          Narrowing.ByAssignee _,
          Narrowing.ByTeam _,
          Narrowing.ByTag _,
          Narrowing.ByContact _,
          Narrowing.ByEscalated _,
          Narrowing.ByImportant _,
          Narrowing.ByTab _ ->
          isSifted(query)
              ? new SiftedListing(organization, query)
              : new MergedListing(organization, query);
    };
  }

  /** Whether the order and what is asked for are in no index together. */
  private static boolean isSifted(ThreadQuery query) {
    if (query.sort().byCreation()) {
      return query.updatedAfter() != null;
    }
    return query.narrowing() instanceof Narrowing.ByTab(var tab, var asking)
        && asking != null
        && switch (tab) {
          case OPEN, NEEDS_RESPONSE -> true;
          case NEW, MY, SNOOZED, DONE -> false;
        };
  }

  /** Whether it is empty without asking. */
  static boolean isEmpty(ThreadQuery query) {
    return query.narrowing() instanceof Narrowing.ByTab(var tab, var asking)
        && tab == InboxTab.MY
        && asking == null;
  }

  String sql();

  void bind(Parameters parameters) throws SQLException;

  Page<ConversationThread, Position> page(Answer answer) throws SQLException;
}
