package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.rest.dialect.intercom.SearchQuery.Condition;
import dev.threadkeep.rest.dialect.intercom.SearchQuery.Group;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a search what an index serves, so that only what is left is looked for thread by thread.
 */
@Singleton
final class SearchNarrowing {

  private static final Narrowing NOTHING = new Narrowing.None();

  private final IntercomEntries entries;

  SearchNarrowing(IntercomEntries entries) {
    this.entries = entries;
  }

  /** The list that {@code query} asks for. */
  Listed narrowed(Call call, String name, SearchQuery query, Sort sort) {
    var left = new Listed(name, null, NOTHING, null, sort, null);
    boolean isServed = true;
    for (var part : together(query)) {
      var narrower = part instanceof Condition condition ? narrower(call, left, condition) : left;
      isServed &= !narrower.equals(left);
      left = narrower;
    }
    return isServed
        ? left
        : new Listed(name, left.status(), left.narrowing(), left.updatedAfter(), sort, query::test);
  }

  /** Those parts that must all hold. */
  private static List<SearchQuery> together(SearchQuery query) {
    return query instanceof Group(var all, var parts) && all ? parts : List.of(query);
  }

  /** The list with one condition more, or the same where no index serves that too. */
  private Listed narrower(Call call, Listed list, Condition condition) {
    if (condition.operator() != SearchOperator.EQUAL) {
      return since(list, condition);
    }
    var value = condition.values().getFirst();
    var status = status(condition.field().name(), value);
    if (status != null) {
      return list.status() == null
          ? new Listed(
              list.name(),
              status,
              list.narrowing(),
              list.updatedAfter(),
              list.sort(),
              list.wanted())
          : list;
    }
    if (!list.narrowing().equals(NOTHING)) {
      return list;
    }
    return narrowing(call, condition.field().name(), value)
        .filter(narrowing -> !list.sort().byCreation() || narrowing.goesByCreation())
        .map(
            narrowing ->
                new Listed(
                    list.name(),
                    list.status(),
                    narrowing,
                    list.updatedAfter(),
                    list.sort(),
                    list.wanted()))
        .orElse(list);
  }

  private static @Nullable StatusName status(String field, @Nullable Object value) {
    if (field.equals("open") && Boolean.FALSE.equals(value)) {
      return StatusName.CLOSED;
    }
    return field.equals("state") && value instanceof String state ? status(state) : null;
  }

  private static @Nullable StatusName status(String state) {
    for (var status : StatusName.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(state)) {
        return status;
      }
    }
    return null;
  }

  private Optional<Narrowing> narrowing(Call call, String field, @Nullable Object value) {
    return switch (field) {
      case "admin_assignee_id" ->
          value == null
              ? Optional.of(new Narrowing.ByAssignee(null))
              : entries
                  .admin(call, id(value))
                  .map(entry -> new Narrowing.ByAssignee(TeammateId.parse(entry.id().value())));
      case "team_assignee_id" ->
          value == null
              ? Optional.of(new Narrowing.ByTeam(null))
              : entries
                  .team(call, id(value))
                  .map(entry -> new Narrowing.ByTeam(new TeamId(entry.id().value())));
      case "contact_ids" ->
          value == null
              ? Optional.empty()
              : entries
                  .contact(call, id(value))
                  .map(entry -> new Narrowing.ByContact(new ContactId(entry.id().value())));
      case "tag_ids" ->
          value == null
              ? Optional.empty()
              : entries
                  .tag(call, id(value))
                  .map(entry -> new Narrowing.ByTag(entry.details().tag()));
      case "priority" ->
          value == null
              ? Optional.empty()
              : Optional.of(value)
                  .filter(word -> word.equals("priority") || word.equals("not_priority"))
                  .map(word -> new Narrowing.ByImportant(word.equals("priority")));
      default -> Optional.empty();
    };
  }

  /** An id as text, which a search may give as a number. */
  static String id(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** Times are shown in whole seconds, and are kept finer. */
  private static Listed since(Listed list, Condition condition) {
    var operator = condition.operator();
    if (!(operator == SearchOperator.GREATER || operator == SearchOperator.AT_LEAST)
        || !condition.field().name().equals("updated_at")
        || list.updatedAfter() != null
        || !(condition.values().getFirst() instanceof BigDecimal given)
        || given.scale() > 0
        || given.signum() < 0
        || given.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) >= 0) {
      return list;
    }
    long second = given.longValueExact();
    return since(
        list, Instant.ofEpochSecond(operator == SearchOperator.GREATER ? second + 1 : second));
  }

  private static Listed since(Listed list, Instant first) {
    return new Listed(
        list.name(),
        list.status(),
        list.narrowing(),
        first.minusNanos(1_000),
        list.sort(),
        list.wanted());
  }
}
