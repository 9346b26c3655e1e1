/**
 * The application's stores on PostgreSQL, ready to be wired. What they do and how is in the
 * packages below.
 */
@NullMarked
package dev.threadkeep.persistence;

import org.jspecify.annotations.NullMarked;
