/**
 * Threadkeep's own API below {@code /v1}: snake_case JSON, and problems (RFC 9457) for what goes
 * wrong.
 */
@NullMarked
package dev.threadkeep.rest.canonical;

import org.jspecify.annotations.NullMarked;
