/**
 * Whether the service lives and whether it can work. What it needs in order to work is known to
 * whoever wires it.
 */
@NullMarked
package dev.threadkeep.rest.health;

import org.jspecify.annotations.NullMarked;
