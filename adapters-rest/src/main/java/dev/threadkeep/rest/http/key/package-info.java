/**
 * Who is calling: keys as they are presented, the caller they stand for, and what a route asks of
 * that caller. Whether a key is valid is decided elsewhere.
 */
@NullMarked
package dev.threadkeep.rest.http.key;

import org.jspecify.annotations.NullMarked;
