/**
 * What every route shares: which API a request belongs to, its id, the check of its key, the strict
 * reading of its body, and the way of every failure to the API that must answer it. No API is named
 * here; each registers itself as an {@link dev.threadkeep.rest.http.ApiSurface}.
 */
@NullMarked
package dev.threadkeep.rest.http;

import org.jspecify.annotations.NullMarked;
