/**
 * External references as clients give them. What one vendor's references need is said by that
 * vendor's dialect, which contributes a rule; no vendor is named here.
 */
@NullMarked
package dev.threadkeep.rest.reference;

import org.jspecify.annotations.NullMarked;
