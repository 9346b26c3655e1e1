/**
 * The architecture as rules that fail: what depends on what, and what is done nowhere.
 *
 * <p>Each rule is a function of a {@link dev.threadkeep.architecture.Layout}, so that it can be
 * held against Threadkeep and against a few classes below {@code broken} that break it.
 */
@NullMarked
package dev.threadkeep.architecture;

import org.jspecify.annotations.NullMarked;
