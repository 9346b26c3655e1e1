package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list of threads as a statement: a merge of index scans, each over one stretch of one index that
 * is in the order of the list already, so that a page costs no more than its threads, wherever it
 * begins and whether there are any.
 *
 * <p>What each index has in front of its order is compared for equality in every scan. A list that
 * leaves one of them open (the status, whether archived) has a scan for each of its values.
 */
final class ThreadListing {
  private final OrganizationId organization;
  private final ThreadQuery query;
  private final Order order;

  /** The scans to merge: SQL behind {@code WHERE organization AND}, with its parameters. */
  private final List<Scan> scans;

  private final Source source;

  private record Scan(String condition, Binding binding) {}

  /** From which table the scans come, and how its columns are called. */
  private enum Source {
    THREAD("thread t", "t.archived", "t.status", "t.updated_at", "t.organization_id"),
    TAG("thread_tag g", "g.archived", "g.status", "g.updated_at", "g.organization_id");

    private final String table;
    private final String archived;
    private final String status;
    private final String updated;
    private final String organization;

    Source(String table, String archived, String status, String updated, String organization) {
      this.table = table;
      this.archived = archived;
      this.status = status;
      this.updated = updated;
      this.organization = organization;
    }
  }

  private record Order(String time, String id, boolean descending) {
    String by(String timeColumn, String idColumn) {
      var direction = descending ? " DESC" : "";
      return timeColumn + direction + ", " + idColumn + direction;
    }
  }

  private ThreadListing(OrganizationId organization, ThreadQuery query) {
    this.organization = organization;
    this.query = query;
    this.source = query.narrowing() instanceof Narrowing.ByTag ? Source.TAG : Source.THREAD;
    this.order =
        switch (source) {
          case THREAD ->
              new Order(
                  query.sort().byCreation() ? "t.created_at" : "t.updated_at",
                  "t.id",
                  query.sort().descending());
          case TAG -> new Order("g.updated_at", "g.thread_id", query.sort().descending());
        };
    this.scans = scans();
  }

  static ThreadListing of(OrganizationId organization, ThreadQuery query) {
    return new ThreadListing(organization, query);
  }

  /** Whether it is empty without asking. */
  boolean isEmpty() {
    return scans.isEmpty();
  }

  private List<Scan> scans() {
    var all = new ArrayList<Scan>();
    if (query.narrowing() instanceof Narrowing.ByReference reference) {
      // Few threads have the same id at a vendor: they are sorted.
      return List.of(found(REFERENCED, bound(reference)));
    }
    if (query.narrowing() instanceof Narrowing.ByTitleWord) {
      all.add(found(IS_RARE, Binding.NOTHING));
    }
    for (boolean archived : archives()) {
      switch (query.narrowing()) {
        case Narrowing.None _ when query.sort().byCreation() ->
            addForEachStatus(all, archived, "", Binding.NOTHING);
        case Narrowing.None _ -> tabs().forEach(tab -> addForTab(all, archived, tab));
        case Narrowing.ByTab(var tab, var asking) -> {
          if (tab == InboxTab.MY) {
            if (asking != null) {
              add(
                  all,
                  archived,
                  "t.status = 'open' AND t.listed_assignee = ?",
                  parameters -> parameters.uuid(asking.value()));
            }
          } else if (asking == null || tab == InboxTab.SNOOZED || tab == InboxTab.DONE) {
            addForTab(all, archived, tab);
          } else {
            add(
                all,
                archived,
                "t.inbox_tab = '%s' AND t.assignee_id IS DISTINCT FROM ?"
                    .formatted(ValueJson.word(tab)),
                parameters -> parameters.uuid(asking.value()));
          }
        }
        case Narrowing.ByAssignee(var assignee) ->
            addForEachStatus(
                all,
                archived,
                "t.listed_assignee = ?",
                parameters ->
                    parameters.uuid(assignee == null ? ThreadRow.NOBODY : assignee.value()));
        case Narrowing.ByTeam(var team) ->
            addForEachStatus(
                all,
                archived,
                "t.listed_team = ?",
                parameters -> parameters.text(team == null ? "" : team.value()));
        case Narrowing.ByContact(var contact) ->
            addForEachStatus(
                all, archived, "t.contact = ?", parameters -> parameters.text(contact.value()));
        case Narrowing.ByEscalated(var escalated) -> {
          for (boolean important : List.of(false, true)) {
            addForEachStatus(all, archived, flags(escalated, important), Binding.NOTHING);
          }
        }
        case Narrowing.ByImportant(var important) -> {
          for (boolean escalated : List.of(false, true)) {
            addForEachStatus(all, archived, flags(escalated, important), Binding.NOTHING);
          }
        }
        case Narrowing.ByTag(var tag) ->
            addForEachStatus(all, archived, "g.tag = ?", parameters -> parameters.text(tag.key()));
        case Narrowing.ByTitleWord(var prefix) ->
            tabs()
                .forEach(
                    tab ->
                        add(
                            all,
                            archived,
                            "t.inbox_tab = '%s' AND %s".formatted(ValueJson.word(tab), HAS_WORD),
                            parameters -> bindWord(parameters, prefix)));
        case Narrowing.ByReference _ -> throw new IllegalStateException("served above");
      }
    }
    return all;
  }

  private static final String REFERENCED =
      """
      t.id IN (
        SELECT r.thread_id
          FROM external_reference r
         WHERE r.organization_id = ? AND r.external_id = ? AND r.vendor = ?
           AND (?::text IS NULL OR r.account = ?))""";

  private Binding bound(Narrowing.ByReference reference) {
    return parameters ->
        parameters
            .uuid(organization.value())
            .text(reference.externalId())
            .text(reference.vendor().name())
            .text(reference.account())
            .text(reference.account());
  }

  /** From how many threads on it is better to look for a word in their order than to sort them. */
  private static final int MANY = 5_000;

  private static final String WITH_WORD =
      """
      WITH with_word AS MATERIALIZED (
        SELECT w.thread_id
          FROM thread_title_word w
         WHERE w.organization_id = ? AND w.word >= ? AND w.word < ?
         LIMIT %d)
      """
          .formatted(MANY);

  private static final String IS_RARE =
      """
      (SELECT count(*) FROM with_word) < %d AND t.id IN (SELECT thread_id FROM with_word)"""
          .formatted(MANY);

  /** Not EXISTS: that would become a join with all threads that have the word. */
  private static final String HAS_WORD =
      """
      (SELECT count(*) FROM with_word) = %d AND coalesce(
        (SELECT true
           FROM thread_title_word w
          WHERE w.organization_id = ? AND w.thread_id = t.id AND w.word >= ? AND w.word < ?
          LIMIT 1),
        false)"""
          .formatted(MANY);

  private void bindWord(Parameters parameters, String prefix) throws SQLException {
    var folded = TitleWords.folded(prefix);
    parameters.uuid(organization.value()).text(folded).text(TitleWords.behind(folded));
  }

  private static String flags(boolean escalated, boolean important) {
    return "t.escalated = %s AND t.important = %s".formatted(escalated, important);
  }

  private void addForTab(List<Scan> all, boolean archived, InboxTab tab) {
    add(all, archived, "t.inbox_tab = '%s'".formatted(ValueJson.word(tab)), Binding.NOTHING);
  }

  private void addForEachStatus(
      List<Scan> all, boolean archived, String condition, Binding binding) {
    for (var status :
        query.status() == null ? List.of(StatusName.values()) : List.of(query.status())) {
      add(
          all,
          archived,
          "%s = '%s'%s".formatted(source.status, ValueJson.word(status), and(condition)),
          binding);
    }
  }

  private void add(List<Scan> all, boolean archived, String condition, Binding binding) {
    all.add(new Scan("%s = %s%s".formatted(source.archived, archived, and(condition)), binding));
  }

  private static String and(String condition) {
    return condition.isEmpty() ? "" : " AND " + condition;
  }

  private Scan found(String condition, Binding binding) {
    var sql = new StringBuilder(condition);
    if (query.archived() != ArchiveFilter.ANY) {
      sql.append(" AND t.archived = ").append(query.archived() == ArchiveFilter.ONLY);
    }
    if (query.status() != null) {
      sql.append(" AND t.status = '%s'".formatted(ValueJson.word(query.status())));
    }
    return new Scan(sql.toString(), binding);
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

  String sql() {
    var merged = scans.stream().map(this::scan).collect(Collectors.joining("\nUNION ALL\n"));
    return switch (source) {
      case THREAD ->
          """
          %s
          SELECT *
            FROM (%s) t
          %s
          """
              .formatted(
                  query.narrowing() instanceof Narrowing.ByTitleWord ? WITH_WORD : "",
                  merged,
                  inOrder());
      case TAG ->
          """
          SELECT %s
            FROM (SELECT *
                    FROM (%s) g
                  %s) g
            JOIN thread t ON t.organization_id = g.organization_id AND t.id = g.thread_id
          %s
          """
              .formatted(ThreadRow.COLUMNS, merged, inOrder(), inOrder());
    };
  }

  /** The limit is in the text, since the planner takes one that it does not know for a tenth. */
  private String inOrder() {
    return "ORDER BY %s LIMIT %d".formatted(order.by(order.time, order.id), query.limit() + 1);
  }

  /** Each scan says its order and limit itself: only then are they merged as far as is needed. */
  private String scan(Scan scan) {
    var columns =
        switch (source) {
          case THREAD -> ThreadRow.COLUMNS;
          case TAG -> "g.organization_id, g.thread_id, g.updated_at";
        };
    var sql =
        new StringBuilder(
            "(SELECT %s FROM %s WHERE %s = ? AND %s"
                .formatted(columns, source.table, source.organization, scan.condition()));
    if (query.updatedAfter() != null) {
      sql.append(" AND %s > ?".formatted(source.updated));
    }
    if (query.after() != null) {
      sql.append(
          " AND (%s, %s) %s (?, ?)".formatted(order.time, order.id, order.descending ? "<" : ">"));
    }
    return sql.append(' ').append(inOrder()).append(')').toString();
  }

  void bind(Parameters parameters) throws SQLException {
    if (query.narrowing() instanceof Narrowing.ByTitleWord(var prefix)) {
      bindWord(parameters, prefix);
    }
    for (var scan : scans) {
      parameters.uuid(organization.value());
      scan.binding().bind(parameters);
      if (query.updatedAfter() != null) {
        parameters.instant(query.updatedAfter());
      }
      var after = query.after();
      if (after != null) {
        parameters.instant(after.at()).uuid(after.thread().value());
      }
    }
  }
}
