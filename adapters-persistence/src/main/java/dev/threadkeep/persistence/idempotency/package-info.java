/**
 * What was answered to requests that have a key. Whoever carries a request out keeps its answer in
 * the same transaction.
 */
@NullMarked
package dev.threadkeep.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
