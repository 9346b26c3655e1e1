/**
 * The whole program from outside: its own processes, real HTTP, a real PostgreSQL. The system
 * property {@code threadkeep.test.storage} says which: {@code embedded} or {@code external}.
 */
@NullMarked
package dev.threadkeep.bootstrap.end2end;

import org.jspecify.annotations.NullMarked;
