/**
 * Intercom's conversations as a backend, in the representation of version 2.14. Each register has a
 * route of its own, and each change needs an admin who makes it. What is internal here never goes
 * into a {@code body} there: the contact reads it.
 */
@NullMarked
package dev.threadkeep.vendors.intercom;

import org.jspecify.annotations.NullMarked;
