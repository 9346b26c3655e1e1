/**
 * Connections to vendors in the canonical API. Secrets come in and never go out: answers name the
 * credentials that are set.
 */
@NullMarked
package dev.threadkeep.rest.canonical.connection;

import org.jspecify.annotations.NullMarked;
