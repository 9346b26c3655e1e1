/**
 * The verbs of the command line. What they print for scripts goes to standard output alone; every
 * failure is one line on standard error and an exit code.
 */
@NullMarked
package dev.threadkeep.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
