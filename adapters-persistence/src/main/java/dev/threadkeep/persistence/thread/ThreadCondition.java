package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;

/**
 * Whether a filter finds a thread {@code t} that was come to by other means, whatever index could
 * have found it.
 */
public final class ThreadCondition {
  /** As a list by title does, a subquery with a limit: it asks for this thread's rows alone. */
  private static final String AMONG_ITS_OWN =
      """
      coalesce(
        (SELECT true
           FROM %s
          LIMIT 1),
        false)""";

  private final ThreadFilter filter;
  private final String narrowing;
  private final Binding binding;

  private ThreadCondition(ThreadFilter filter, String narrowing, Binding binding) {
    this.filter = filter;
    this.narrowing = narrowing;
    this.binding = binding;
  }

  public static ThreadCondition of(OrganizationId organization, ThreadFilter filter) {
    return switch (filter.narrowing()) {
      case Narrowing.None _ -> new ThreadCondition(filter, "true", Binding.NOTHING);
      case Narrowing.ByAssignee(var assignee) ->
          new ThreadCondition(
              filter,
              "t.listed_assignee = ?",
              parameters ->
                  parameters.uuid(assignee == null ? ThreadRow.NOBODY : assignee.value()));
      case Narrowing.ByTeam(var team) ->
          new ThreadCondition(
              filter,
              "t.listed_team = ?",
              parameters -> parameters.text(team == null ? "" : team.value()));
      case Narrowing.ByContact(var contact) ->
          new ThreadCondition(
              filter, "t.contact = ?", parameters -> parameters.text(contact.value()));
      case Narrowing.ByEscalated(var escalated) ->
          new ThreadCondition(filter, "t.escalated = ?", parameters -> parameters.flag(escalated));
      case Narrowing.ByImportant(var important) ->
          new ThreadCondition(filter, "t.important = ?", parameters -> parameters.flag(important));
      case Narrowing.ByTab tab -> byTab(filter, tab);
      case Narrowing.ByTag(var tag) ->
          new ThreadCondition(
              filter,
              AMONG_ITS_OWN.formatted(
                  "thread_tag g WHERE g.organization_id = ? AND g.thread_id = t.id AND g.tag = ?"),
              parameters -> parameters.uuid(organization.value()).text(tag.key()));
      case Narrowing.ByReference reference -> byReference(organization, filter, reference);
      case Narrowing.ByTitleWord(var prefix) -> byWord(organization, filter, prefix);
    };
  }

  private static ThreadCondition byTab(ThreadFilter filter, Narrowing.ByTab by) {
    var asking = by.asking();
    if (by.tab() == InboxTab.MY) {
      return asking == null
          ? new ThreadCondition(filter, "false", Binding.NOTHING)
          : new ThreadCondition(
              filter,
              "t.status = 'open' AND t.listed_assignee = ?",
              parameters -> parameters.uuid(asking.value()));
    }
    var tab = "t.inbox_tab = '%s'".formatted(ValueJson.word(by.tab()));
    boolean isOpen =
        switch (by.tab()) {
          case OPEN, NEW, NEEDS_RESPONSE -> true;
          case MY, SNOOZED, DONE -> false;
        };
    return asking == null || !isOpen
        ? new ThreadCondition(filter, tab, Binding.NOTHING)
        : new ThreadCondition(
            filter,
            tab + " AND t.listed_assignee <> ?",
            parameters -> parameters.uuid(asking.value()));
  }

  private static ThreadCondition byReference(
      OrganizationId organization, ThreadFilter filter, Narrowing.ByReference by) {
    var account = by.account();
    return new ThreadCondition(
        filter,
        AMONG_ITS_OWN.formatted(
            "external_reference r WHERE r.organization_id = ? AND r.thread_id = t.id"
                + " AND r.vendor = ? AND r.external_id = ?"
                + (account == null ? "" : " AND r.account = ?")),
        parameters -> {
          parameters.uuid(organization.value()).text(by.vendor().name()).text(by.externalId());
          if (account != null) {
            parameters.text(account);
          }
        });
  }

  private static ThreadCondition byWord(
      OrganizationId organization, ThreadFilter filter, String prefix) {
    var from = TitleWords.folded(prefix);
    return new ThreadCondition(
        filter,
        TitleListing.HAS_WORD,
        parameters ->
            parameters.uuid(organization.value()).text(from).text(TitleWords.behind(from)));
  }

  /** SQL that is true of what the filter finds. */
  public String sql() {
    return "%s%s%s"
        .formatted(
            narrowing,
            Stretches.isWanted(filter.query(null, 1)),
            filter.updatedAfter() == null ? "" : " AND t.updated_at > ?");
  }

  /** Binds the parameters of {@link #sql}. */
  public void bind(Parameters parameters) throws SQLException {
    binding.bind(parameters);
    if (filter.updatedAfter() != null) {
      parameters.instant(filter.updatedAfter());
    }
  }
}
