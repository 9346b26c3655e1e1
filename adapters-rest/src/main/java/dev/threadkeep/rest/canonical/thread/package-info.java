/**
 * Threads in the canonical API: their representation, and the routes that open, change and read
 * them. What a change does is decided by the domain; here it is only worded.
 */
@NullMarked
package dev.threadkeep.rest.canonical.thread;

import org.jspecify.annotations.NullMarked;
