/**
 * The directory of an organization: what threads refer to, kept, changed and removed by one logic
 * for all kinds of entries. Who holds which thread is the thread's own and has no place here.
 */
@NullMarked
package dev.threadkeep.application.directory;

import org.jspecify.annotations.NullMarked;
