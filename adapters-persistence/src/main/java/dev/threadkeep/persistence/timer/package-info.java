/** What timers have to do, read across organizations through two narrow views, and could not do. */
@NullMarked
package dev.threadkeep.persistence.timer;

import org.jspecify.annotations.NullMarked;
