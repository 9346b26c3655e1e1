/**
 * What the service is told from outside: environment variables and flags, checked as a whole before
 * anything starts. Nothing outside this package reads the environment.
 */
@NullMarked
package dev.threadkeep.bootstrap.config;

import org.jspecify.annotations.NullMarked;
