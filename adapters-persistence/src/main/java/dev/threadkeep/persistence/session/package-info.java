/**
 * How every store talks to the database: in strings of statements that are one trip each, on behalf
 * of a caller whose key is checked on the way. What the statements say is the stores' business.
 */
@NullMarked
package dev.threadkeep.persistence.session;

import org.jspecify.annotations.NullMarked;
