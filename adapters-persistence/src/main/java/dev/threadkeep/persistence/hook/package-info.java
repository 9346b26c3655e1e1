/** Webhooks that vendors sent. */
@NullMarked
package dev.threadkeep.persistence.hook;

import org.jspecify.annotations.NullMarked;
