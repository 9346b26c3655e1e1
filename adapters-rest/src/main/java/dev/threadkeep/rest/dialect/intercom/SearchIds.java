package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.rest.dialect.intercom.SearchQuery.Condition;
import dev.threadkeep.rest.dialect.intercom.SearchQuery.Group;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Has a search name people and tags by the ids that conversations show: whatever else they are
 * called is understood as well, and what a conversation shows is all that it is held against.
 */
@Singleton
final class SearchIds {

  private final IntercomEntries entries;

  SearchIds(IntercomEntries entries) {
    this.entries = entries;
  }

  /** The same query by the ids that are shown. */
  SearchQuery shown(Call call, SearchQuery query) {
    return switch (query) {
      case Group(var all, var parts) ->
          new Group(all, parts.stream().map(part -> shown(call, part)).toList());
      case Condition condition -> shown(call, condition);
    };
  }

  private Condition shown(Call call, Condition condition) {
    if (!isOfOne(condition.operator())) {
      return condition;
    }
    var value = condition.values().getFirst();
    var shown =
        value == null
            ? Optional.empty()
            : shown(call, condition.field().name(), SearchNarrowing.id(value));
    return shown
        .map(id -> new Condition(condition.field(), condition.operator(), List.of(id)))
        .orElse(condition);
  }

  /** Each id is looked up by itself, and of those that IN takes there may be a thousand. */
  private static boolean isOfOne(SearchOperator operator) {
    return operator == SearchOperator.EQUAL || operator == SearchOperator.UNEQUAL;
  }

  private Optional<Object> shown(Call call, String field, String id) {
    return switch (field) {
      case "admin_assignee_id" ->
          entries.admin(call, id).map(entry -> BigDecimal.valueOf(IntercomIds.number(entry)));
      case "team_assignee_id" ->
          entries.team(call, id).map(entry -> BigDecimal.valueOf(IntercomIds.number(entry)));
      case "contact_ids" -> entries.contact(call, id).map(IntercomIds::contact);
      case "tag_ids" -> entries.tag(call, id).map(IntercomIds::tag);
      default -> Optional.empty();
    };
  }
}
