/**
 * Changing all threads that a filter finds, in the background. A job is worked off slice by slice
 * by whichever node comes to it, and goes on where it was after any crash; threads are changed as
 * everybody changes them.
 */
@NullMarked
package dev.threadkeep.application.job;

import org.jspecify.annotations.NullMarked;
