package dev.threadkeep.rest.canonical.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list as clients see it.
 *
 * @param nextCursor what to ask for the next page with; absent on the last
 */
public record Listed<T>(List<T> data, @JsonProperty("next_cursor") @Nullable String nextCursor) {
  public Listed {
    data = List.copyOf(data);
  }
}
