/** The documented format of exports against what is really written and read. */
@NullMarked
package dev.threadkeep.bootstrap.transfer;

import org.jspecify.annotations.NullMarked;
