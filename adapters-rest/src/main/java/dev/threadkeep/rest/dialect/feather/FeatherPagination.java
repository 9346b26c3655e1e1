package dev.threadkeep.rest.dialect.feather;

import org.jspecify.annotations.Nullable;

/**
 * How a list of Feather's goes on.
 *
 * @param limit how many items were asked for
 * @param nextCursor the id of the item that the next page starts behind; absent on the last page
 */
record FeatherPagination(int limit, @Nullable String nextCursor) {}
