/** What threads refer to, on PostgreSQL: for now the teammates. */
@NullMarked
package dev.threadkeep.persistence.directory;

import org.jspecify.annotations.NullMarked;
