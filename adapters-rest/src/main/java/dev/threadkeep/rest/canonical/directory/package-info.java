/**
 * The directory in the canonical API: a controller, an input and a representation for each kind of
 * entry, and one logic for all of them. Who holds which thread is shown with the thread, not here.
 */
@NullMarked
package dev.threadkeep.rest.canonical.directory;

import org.jspecify.annotations.NullMarked;
