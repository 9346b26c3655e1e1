/** Connections to vendors on PostgreSQL; their secrets come here sealed. */
@NullMarked
package dev.threadkeep.persistence.connection;

import org.jspecify.annotations.NullMarked;
