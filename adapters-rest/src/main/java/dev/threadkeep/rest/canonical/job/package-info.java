/** Changing all threads that a filter finds, and the jobs that do it. */
@NullMarked
package dev.threadkeep.rest.canonical.job;

import org.jspecify.annotations.NullMarked;
