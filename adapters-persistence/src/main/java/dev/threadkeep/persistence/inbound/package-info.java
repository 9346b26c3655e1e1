/** What is known of vendors and comes from them, in tables; nothing here decides what it means. */
@NullMarked
package dev.threadkeep.persistence.inbound;

import org.jspecify.annotations.NullMarked;
