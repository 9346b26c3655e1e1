@NullMarked
package dev.threadkeep.architecture.broken.unmarked.marked;

import org.jspecify.annotations.NullMarked;
