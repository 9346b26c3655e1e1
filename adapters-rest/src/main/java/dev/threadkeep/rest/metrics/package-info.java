/** How the service is doing, for whoever watches it. */
@NullMarked
package dev.threadkeep.rest.metrics;

import org.jspecify.annotations.NullMarked;
