/**
 * What happens to threads because time has passed: snoozes that end, and inactive threads that are
 * closed.
 */
@NullMarked
package dev.threadkeep.application.timer;

import org.jspecify.annotations.NullMarked;
