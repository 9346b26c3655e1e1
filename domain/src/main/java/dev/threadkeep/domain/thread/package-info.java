/**
 * The conversation thread: its states, commands, events and refusals, and the pure functions that
 * decide and evolve. Nothing here reads a clock, draws a random number or knows how threads are
 * kept.
 */
@NullMarked
package dev.threadkeep.domain.thread;

import org.jspecify.annotations.NullMarked;
