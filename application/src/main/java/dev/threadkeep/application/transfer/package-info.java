/**
 * Export and import: an organization's policy, directory and threads as records, a line of JSON
 * each, and back again. The format is public and documented; what tables look like is none of its
 * business. Keys and other secrets are not part of it.
 */
@NullMarked
package dev.threadkeep.application.transfer;

import org.jspecify.annotations.NullMarked;
