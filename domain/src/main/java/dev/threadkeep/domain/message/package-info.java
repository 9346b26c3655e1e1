/**
 * Messages, the entities beside a thread. What a message does to its thread is decided in {@code
 * thread}, not here.
 */
@NullMarked
package dev.threadkeep.domain.message;

import org.jspecify.annotations.NullMarked;
