package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.persistence.session.Binding;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of indexes that hold what a list is to show.
 *
 * <p>What each index has in front of its order is compared for equality in every stretch. A list
 * that leaves one of them open (the status, whether archived) has a stretch for each of its values.
 */
final class Stretches {
  private final ThreadQuery query;
  private final Source source;
  private final List<Stretch> all = new ArrayList<>();

  private Stretches(ThreadQuery query, Source source) {
    this.query = query;
    this.source = source;
  }

  /** In the table that {@link #source} tells; none where nothing can be found. */
  static List<Stretch> of(ThreadQuery query) {
    var stretches = new Stretches(query, source(query));
    for (boolean archived : stretches.archives()) {
      stretches.add(archived);
    }
    return stretches.all;
  }

  static Source source(ThreadQuery query) {
    return query.narrowing() instanceof Narrowing.ByTag ? Source.TAG : Source.THREAD;
  }

  private void add(boolean archived) {
    switch (query.narrowing()) {
      case Narrowing.None _ when query.sort().byCreation() ->
          addForEachStatus(archived, "", Binding.NOTHING);
      case Narrowing.None _ -> tabs().forEach(tab -> addForTab(archived, tab));
      // Looked for among all, where their own index has too many words or none.
      case Narrowing.ByTitleWord _ -> addForEachStatus(archived, "", Binding.NOTHING);
      case Narrowing.ByTab(var tab, var asking) when tab == InboxTab.MY -> {
        if (asking != null) {
          add(
              archived,
              "t.status = 'open' AND t.listed_assignee = ?",
              parameters -> parameters.uuid(asking.value()));
        }
      }
      case Narrowing.ByTab(var tab, _) -> addForTab(archived, tab);
      case Narrowing.ByAssignee(var assignee) ->
          addForEachStatus(
              archived,
              "t.listed_assignee = ?",
              parameters ->
                  parameters.uuid(assignee == null ? ThreadRow.NOBODY : assignee.value()));
      case Narrowing.ByTeam(var team) ->
          addForEachStatus(
              archived,
              "t.listed_team = ?",
              parameters -> parameters.text(team == null ? "" : team.value()));
      case Narrowing.ByContact(var contact) ->
          addForEachStatus(
              archived, "t.contact = ?", parameters -> parameters.text(contact.value()));
      case Narrowing.ByEscalated(var escalated) -> {
        for (boolean important : List.of(false, true)) {
          addForEachStatus(archived, flags(escalated, important), Binding.NOTHING);
        }
      }
      case Narrowing.ByImportant(var important) -> {
        for (boolean escalated : List.of(false, true)) {
          addForEachStatus(archived, flags(escalated, important), Binding.NOTHING);
        }
      }
      case Narrowing.ByTag(var tag) ->
          addForEachStatus(archived, "g.tag = ?", parameters -> parameters.text(tag.key()));
      case Narrowing.ByReference _ -> throw new IllegalStateException("served by ReferenceListing");
    }
  }

  private static String flags(boolean escalated, boolean important) {
    return "t.escalated = %s AND t.important = %s".formatted(escalated, important);
  }

  private void addForTab(boolean archived, InboxTab tab) {
    add(archived, "t.inbox_tab = '%s'".formatted(ValueJson.word(tab)), Binding.NOTHING);
  }

  private void addForEachStatus(boolean archived, String condition, Binding binding) {
    for (var status :
        query.status() == null ? List.of(StatusName.values()) : List.of(query.status())) {
      add(
          archived,
          "%s = '%s'%s".formatted(source.column("status"), ValueJson.word(status), and(condition)),
          binding);
    }
  }

  private void add(boolean archived, String condition, Binding binding) {
    all.add(
        new Stretch(
            "%s = %s%s".formatted(source.column("archived"), archived, and(condition)), binding));
  }

  private static String and(String condition) {
    return condition.isEmpty() ? "" : " AND " + condition;
  }

  private List<Boolean> archives() {
    return switch (query.archived()) {
      case HIDE -> List.of(false);
      case ONLY -> List.of(true);
      case ANY -> List.of(false, true);
    };
  }

  /** Under which tabs the threads with the wanted status are. */
  private List<InboxTab> tabs() {
    return switch (query.status()) {
      case null ->
          List.of(
              InboxTab.OPEN,
              InboxTab.NEW,
              InboxTab.NEEDS_RESPONSE,
              InboxTab.SNOOZED,
              InboxTab.DONE);
      case OPEN -> List.of(InboxTab.OPEN, InboxTab.NEW, InboxTab.NEEDS_RESPONSE);
      case SNOOZED -> List.of(InboxTab.SNOOZED);
      case CLOSED -> List.of(InboxTab.DONE);
    };
  }

  /** Whether a thread has the status that is asked for, and is archived or not as asked. */
  static String isWanted(ThreadQuery query) {
    var archived =
        query.archived() == ArchiveFilter.ANY
            ? ""
            : " AND t.archived = " + (query.archived() == ArchiveFilter.ONLY);
    return query.status() == null
        ? archived
        : "%s AND t.status = '%s'".formatted(archived, ValueJson.word(query.status()));
  }
}
