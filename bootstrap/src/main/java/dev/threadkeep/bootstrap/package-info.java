/**
 * The program's entrance; command line, configuration, wiring and demo are in the packages below.
 */
@NullMarked
package dev.threadkeep.bootstrap;

import org.jspecify.annotations.NullMarked;
