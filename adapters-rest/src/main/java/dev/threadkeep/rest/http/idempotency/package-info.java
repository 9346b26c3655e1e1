/**
 * Requests with the header {@code Idempotency-Key}: what names them, and how their answers are kept
 * and given again.
 */
@NullMarked
package dev.threadkeep.rest.http.idempotency;

import org.jspecify.annotations.NullMarked;
