/**
 * The PostgreSQL server that the service starts itself: its folder, its ownership, its start and
 * its end. What is stored in it is no concern here, and nothing here serves a server of others.
 */
@NullMarked
package dev.threadkeep.persistence.embedded;

import org.jspecify.annotations.NullMarked;
