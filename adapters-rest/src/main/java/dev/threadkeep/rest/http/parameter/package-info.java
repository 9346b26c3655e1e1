/**
 * What comes in the query and in headers: strict query parameters, cursors that cannot be forged,
 * and entity tags.
 */
@NullMarked
package dev.threadkeep.rest.http.parameter;

import org.jspecify.annotations.NullMarked;
