/**
 * Lists in pages: where one goes on, written into a cursor that only we can have made. What is
 * listed is the business of others.
 */
@NullMarked
package dev.threadkeep.rest.canonical.page;

import org.jspecify.annotations.NullMarked;
