package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item.
 *
 * @param id as it was given; null where none was
 * @param status what a request of this item alone would have been answered with
 * @param thread where the item was carried out
 * @param problem where it was not
 */
record BulkResult(
    @Nullable String id,
    int status,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ThreadRepresentation thread,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object problem) {

  /** All of a request, in the order of its items. */
  record Page(List<BulkResult> results) {
    Page {
      results = List.copyOf(results);
    }
  }
}
