/**
 * What stands in the directory, as values: teammates, teams, contacts, companies, tags and
 * projects, how requests name them, and what of that was found. Keeping and changing them is the
 * business of the package around this one.
 */
@NullMarked
package dev.threadkeep.application.directory.entry;

import org.jspecify.annotations.NullMarked;
