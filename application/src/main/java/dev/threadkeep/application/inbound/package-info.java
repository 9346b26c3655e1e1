/**
 * What vendors do by themselves to the threads that they hold: finding it out and having it happen
 * here too.
 */
@NullMarked
package dev.threadkeep.application.inbound;

import org.jspecify.annotations.NullMarked;
