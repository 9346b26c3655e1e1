/** Pulls with their failures, a row for the last one of each connection. */
@NullMarked
package dev.threadkeep.persistence.pull;

import org.jspecify.annotations.NullMarked;
