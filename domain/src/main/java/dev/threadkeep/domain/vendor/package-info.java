/**
 * The products that may hold a copy of a thread: their names, their references to it and what they
 * can do. How they are called is the adapters' affair and has no place here.
 */
@NullMarked
package dev.threadkeep.domain.vendor;

import org.jspecify.annotations.NullMarked;
