/**
 * What has to become true at the vendors that hold threads, and what came of it. The port to the
 * vendors speaks of registers, whose newest value alone counts, and of messages, of which each
 * counts; how a vendor is called is the adapters' affair.
 */
@NullMarked
package dev.threadkeep.application.delivery;

import org.jspecify.annotations.NullMarked;
