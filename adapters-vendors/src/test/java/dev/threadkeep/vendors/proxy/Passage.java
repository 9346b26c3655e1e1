package dev.threadkeep.vendors.proxy;

/**
 * A connection that was made.
 *
 * @param number the first is 1
 */
public record Passage(int number, Disturbance disturbance) {}
