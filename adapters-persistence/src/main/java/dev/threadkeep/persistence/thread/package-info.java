/**
 * Threads with all that belongs to them, on PostgreSQL: changing them in two trips, and reading
 * them in one. What a change means is decided in the domain; nothing here judges it.
 */
@NullMarked
package dev.threadkeep.persistence.thread;

import org.jspecify.annotations.NullMarked;
