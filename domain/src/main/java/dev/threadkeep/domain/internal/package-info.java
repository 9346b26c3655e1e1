/**
 * Checks that every value of the domain shares. Nothing here is visible outside the module, and no
 * lifecycle rule lives here.
 */
@NullMarked
package dev.threadkeep.domain.internal;

import org.jspecify.annotations.NullMarked;
