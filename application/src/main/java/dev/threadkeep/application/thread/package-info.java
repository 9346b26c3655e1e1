/**
 * Opening, changing and reading threads: the one pipeline that every change takes, and the ports it
 * needs. No rule about a thread's life lives here; those are the domain's.
 */
@NullMarked
package dev.threadkeep.application.thread;

import org.jspecify.annotations.NullMarked;
