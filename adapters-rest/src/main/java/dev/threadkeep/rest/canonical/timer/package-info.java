/** What timers could not do, in the canonical API. */
@NullMarked
package dev.threadkeep.rest.canonical.timer;

import org.jspecify.annotations.NullMarked;
