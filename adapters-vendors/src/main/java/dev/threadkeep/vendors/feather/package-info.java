/**
 * Feather's API v1 as a backend: it closes threads, for a reason, and sends messages. It knows
 * neither assignees nor snoozes, and what is closed there stays closed.
 */
@NullMarked
package dev.threadkeep.vendors.feather;

import org.jspecify.annotations.NullMarked;
