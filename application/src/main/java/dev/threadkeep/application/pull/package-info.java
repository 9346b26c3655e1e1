/**
 * Bringing in the threads that a vendor has already. A pull goes through all that the vendor lists,
 * page by page, by whichever node comes to it, and goes on where it was after any crash; threads
 * are opened as everybody opens them.
 */
@NullMarked
package dev.threadkeep.application.pull;

import org.jspecify.annotations.NullMarked;
