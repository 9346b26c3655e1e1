/** Export and import on PostgreSQL, out of the stores of threads and of the directory. */
@NullMarked
package dev.threadkeep.persistence.transfer;

import org.jspecify.annotations.NullMarked;
