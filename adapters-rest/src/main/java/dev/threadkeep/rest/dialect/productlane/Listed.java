package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list, as all of Productlane's lists have it. */
record Listed<T>(List<T> data, PageInfo page) {

  Listed {
    data = List.copyOf(data);
  }

  /**
   * Where the list goes on.
   *
   * @param cursor what to ask for the next page with; null on the last one
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record PageInfo(@Nullable String cursor, boolean hasMore, int limit) {}

  static <T> Listed<T> of(List<T> data, @Nullable String cursor, int limit) {
    return new Listed<>(data, new PageInfo(cursor, cursor != null, limit));
  }
}
