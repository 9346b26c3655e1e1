/**
 * What waits to be told to vendors, and what came of it, in tables. Written into by changes of
 * threads, which is the affair of {@code persistence.thread}; nothing here decides what to send.
 */
@NullMarked
package dev.threadkeep.persistence.outbox;

import org.jspecify.annotations.NullMarked;
