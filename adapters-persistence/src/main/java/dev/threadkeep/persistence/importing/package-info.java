/**
 * How many things are added at once to what is there, and each is told what became of it. What they
 * are, and when one may be added, is said by the stores that add them.
 */
@NullMarked
package dev.threadkeep.persistence.importing;

import org.jspecify.annotations.NullMarked;
