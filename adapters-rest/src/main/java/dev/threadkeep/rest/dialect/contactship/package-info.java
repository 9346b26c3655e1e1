/**
 * Contactship's API below {@code /contactship}, as its documentation has it: snake_case JSON, the
 * key in {@code x-api-key}, ids with prefixes, and an update that says what is wanted rather than
 * what to do.
 */
@NullMarked
package dev.threadkeep.rest.dialect.contactship;

import org.jspecify.annotations.NullMarked;
