/** Jobs with their failures, and the slices in which their threads are come to. */
@NullMarked
package dev.threadkeep.persistence.job;

import org.jspecify.annotations.NullMarked;
