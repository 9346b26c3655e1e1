/**
 * Access keys in the canonical API: issuing, listing, revoking and rotating them. A secret is shown
 * once, by the answer that issues it, and nowhere else.
 */
@NullMarked
package dev.threadkeep.rest.canonical.key;

import org.jspecify.annotations.NullMarked;
