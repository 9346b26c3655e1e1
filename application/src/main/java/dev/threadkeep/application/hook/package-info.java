/**
 * Webhooks of vendors: hints that something happened to a thread there. What is genuine is kept and
 * answered at once; then the vendor is asked how the thread is, as if it had been looked at anyway.
 */
@NullMarked
package dev.threadkeep.application.hook;

import org.jspecify.annotations.NullMarked;
