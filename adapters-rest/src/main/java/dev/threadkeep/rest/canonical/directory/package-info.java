/**
 * The directory in the canonical API: teammates, for now. Who holds which thread is shown with the
 * thread, not here.
 */
@NullMarked
package dev.threadkeep.rest.canonical.directory;

import org.jspecify.annotations.NullMarked;
