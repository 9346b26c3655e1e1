/**
 * Which connections hold a thread, and what a change of it has to tell them. Knows the vendors'
 * capabilities and nothing of how and when anything is sent, which is the outbox's affair.
 */
@NullMarked
package dev.threadkeep.application.holding;

import org.jspecify.annotations.NullMarked;
