/**
 * What happens to threads because time has passed: snoozes that end, and threads closed because
 * nobody touched them.
 */
@NullMarked
package dev.threadkeep.application.timer;

import org.jspecify.annotations.NullMarked;
