/**
 * The way to the database: its address, its schema and roles, and the application's connections.
 * What is stored in the tables, and the SQL that does it, lives with each store.
 */
@NullMarked
package dev.threadkeep.persistence.schema;

import org.jspecify.annotations.NullMarked;
