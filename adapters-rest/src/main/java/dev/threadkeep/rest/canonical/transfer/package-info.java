/**
 * Export and import in the canonical API: streams of lines, neither of which is ever held whole.
 */
@NullMarked
package dev.threadkeep.rest.canonical.transfer;

import org.jspecify.annotations.NullMarked;
