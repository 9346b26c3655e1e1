/**
 * The policy in the canonical API: shown whole and replaced whole, with each field that does not
 * fit named by its place.
 */
@NullMarked
package dev.threadkeep.rest.canonical.policy;

import org.jspecify.annotations.NullMarked;
