/**
 * The audit in the canonical API: who changed keys and policy, and the signature that routes leave
 * there.
 */
@NullMarked
package dev.threadkeep.rest.canonical.audit;

import org.jspecify.annotations.NullMarked;
