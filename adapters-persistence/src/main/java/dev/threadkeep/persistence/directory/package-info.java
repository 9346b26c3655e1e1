/** The directory on PostgreSQL: one table for all kinds of entries, one store for all of them. */
@NullMarked
package dev.threadkeep.persistence.directory;

import org.jspecify.annotations.NullMarked;
