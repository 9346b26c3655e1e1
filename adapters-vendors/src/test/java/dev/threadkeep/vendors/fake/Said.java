package dev.threadkeep.vendors.fake;

import java.time.Instant;

/**
 * Something that happened to a thread and would happen again if it were asked for again.
 *
 * @param kind in the vendor's words: {@code comment}, {@code note}, {@code message}, …
 * @param text as the vendor got it
 */
public record Said(String kind, String text, Instant at) {}
