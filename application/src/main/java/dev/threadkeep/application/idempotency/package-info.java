/**
 * Requests that their clients may send again: what was answered is kept for a while under the key
 * that the client gave the request, and the same request gets the same answer. What an answer looks
 * like is known only to the API that gave it.
 */
@NullMarked
package dev.threadkeep.application.idempotency;

import org.jspecify.annotations.NullMarked;
