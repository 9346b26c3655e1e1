/** Starts the service: command line, configuration, and which adapter serves which port. */
@NullMarked
package dev.threadkeep.bootstrap;

import org.jspecify.annotations.NullMarked;
