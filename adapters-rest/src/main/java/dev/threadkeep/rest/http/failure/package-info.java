/**
 * What can go wrong with a request before any thread is asked: a closed set that every API turns
 * into its own words. Nothing here knows how an answer looks.
 */
@NullMarked
package dev.threadkeep.rest.http.failure;

import org.jspecify.annotations.NullMarked;
