/** Secrets at rest: the master keys that seal them, where such a key is kept, and how. */
@NullMarked
package dev.threadkeep.persistence.secret;

import org.jspecify.annotations.NullMarked;
