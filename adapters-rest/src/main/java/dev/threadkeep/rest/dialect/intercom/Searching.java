package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.Field;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads searches. */
@Singleton
final class Searching {

  private final SearchIds ids;
  private final SearchNarrowing narrowing;

  Searching(SearchIds ids, SearchNarrowing narrowing) {
    this.ids = ids;
    this.narrowing = narrowing;
  }

  /** A page of a search. */
  record Asked(Listed listed, int perPage, @Nullable String startingAfter) {}

  Asked read(Call call, JsonObject search) {
    var body = new IntercomFields(search);
    var query = body.nested("query").orElseThrow(() -> IntercomFailure.missing("query"));
    var sort = sort(body.fields("sort"));
    var pagination = body.fields("pagination");
    return new Asked(
        narrowing.narrowed(
            call,
            "search %s %s".formatted(sort, query),
            ids.shown(call, SearchQuery.of(query)),
            sort),
        pagination
            .flatMap(paging -> paging.id("per_page"))
            .map(Searching::perPage)
            .orElse(ListController.USUAL),
        pagination.flatMap(paging -> paging.words("starting_after")).orElse(null));
  }

  private static int perPage(String text) {
    return Field.of("#/pagination/per_page", () -> ListController.perPage(text));
  }

  private static Sort sort(Optional<IntercomFields> given) {
    var field = given.flatMap(sort -> sort.words("field")).orElse("updated_at");
    var ascending = given.flatMap(sort -> sort.words("order")).map(Searching::isAscending);
    return switch (field) {
      case "updated_at" ->
          ascending.orElse(false) ? Sort.UPDATED_ASCENDING : Sort.UPDATED_DESCENDING;
      case "created_at" ->
          ascending.orElse(false) ? Sort.CREATED_ASCENDING : Sort.CREATED_DESCENDING;
      default ->
          throw IntercomFailure.invalid("sort", "sort/field must be created_at or updated_at");
    };
  }

  private static boolean isAscending(String order) {
    return switch (order) {
      case "asc", "ascending" -> true;
      case "desc", "descending" -> false;
      default ->
          throw IntercomFailure.invalid("sort", "sort/order must be ascending or descending");
    };
  }
}
