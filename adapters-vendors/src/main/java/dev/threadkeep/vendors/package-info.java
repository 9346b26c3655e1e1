/**
 * The outbound side: what carries a change of a thread to the vendor where its conversation began.
 *
 * <p>Each vendor gets a package of its own that no other vendor sees; what they share (dialling,
 * limits, how an answer is read) goes into {@code http}.
 */
@NullMarked
package dev.threadkeep.vendors;

import org.jspecify.annotations.NullMarked;
