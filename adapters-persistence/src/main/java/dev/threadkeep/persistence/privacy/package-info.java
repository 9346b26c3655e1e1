/** What is kept of people outside of their threads, and how it is taken away. */
@NullMarked
package dev.threadkeep.persistence.privacy;

import org.jspecify.annotations.NullMarked;
