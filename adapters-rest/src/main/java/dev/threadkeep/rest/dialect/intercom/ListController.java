package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Locale;
import java.util.Optional;

/** Lists of conversations: all of them, and those that a search finds. */
@Controller(Intercom.CONVERSATIONS)
@NeedsScope(Scope.THREADS_READ)
final class ListController {

  static final int USUAL = 20;
  static final int LARGEST = 150;

  static final String PER_PAGE = "per_page";
  static final String STARTING_AFTER = "starting_after";
  static final String PAGE = "page";
  static final String SORT = "sort";
  static final String ORDER = "order";

  private final Listing listing;
  private final Searching searching;

  ListController(Listing listing, Searching searching) {
    this.listing = listing;
    this.searching = searching;
  }

  @Get
  @TakesParameters({PER_PAGE, STARTING_AFTER, PAGE, SORT, ORDER})
  ConversationList list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    NextPages.check(request, parameters);
    var perPage = parameters.value(PER_PAGE, ListController::perPage).orElse(USUAL);
    var after = startingAfter(parameters).orElse(null);
    return NextPages.fitting(
        request, listing.page(call, Listed.all(sort(parameters)), perPage, after));
  }

  @Post("/search")
  ConversationList search(Call call, @Body JsonObject search) {
    var asked = searching.read(call, search);
    return listing.page(call, asked.listed(), asked.perPage(), asked.startingAfter());
  }

  /** Where the page begins; an empty text says no more than none. */
  static Optional<String> startingAfter(QueryParameters parameters) {
    return parameters.text(STARTING_AFTER).filter(text -> !text.isEmpty());
  }

  static int perPage(String text) {
    int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > LARGEST) {
      throw new IllegalArgumentException("must be a whole number from 1 to " + LARGEST);
    }
    return number;
  }

  /** By what old clients sort, and which way. */
  private enum By {
    CREATED_AT,
    UPDATED_AT
  }

  private enum Order {
    ASC,
    DESC
  }

  private static Sort sort(QueryParameters parameters) {
    var order = parameters.word(ORDER, Order.class, ListController::word).orElse(Order.DESC);
    return switch (parameters.word(SORT, By.class, ListController::word).orElse(By.CREATED_AT)) {
      case CREATED_AT -> order == Order.ASC ? Sort.CREATED_ASCENDING : Sort.CREATED_DESCENDING;
      case UPDATED_AT -> order == Order.ASC ? Sort.UPDATED_ASCENDING : Sort.UPDATED_DESCENDING;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
