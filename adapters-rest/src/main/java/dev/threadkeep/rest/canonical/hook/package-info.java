/** Webhooks of vendors, each at the address of a connection. */
@NullMarked
package dev.threadkeep.rest.canonical.hook;

import org.jspecify.annotations.NullMarked;
