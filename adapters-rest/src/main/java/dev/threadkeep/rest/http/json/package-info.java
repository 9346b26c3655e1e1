/**
 * Reading JSON from strangers, strictly, and telling them what is wrong in words that name the
 * field. It knows nothing of HTTP; imports read their lines with it too.
 */
@NullMarked
package dev.threadkeep.rest.http.json;

import org.jspecify.annotations.NullMarked;
