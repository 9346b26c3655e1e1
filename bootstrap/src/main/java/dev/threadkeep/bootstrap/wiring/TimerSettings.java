package dev.threadkeep.bootstrap.wiring;

/**
 * What the timers of this node may take.
 *
 * @param atOnce how many threads they change at the same time; none leaves timers to other nodes
 */
record TimerSettings(int atOnce) {}
