/**
 * The five vendors as their public documentation tells of them, with threads that change. They know
 * nothing of our backends, which is what makes them worth asking. Where the documentation is silent
 * they take the side that is harder on us, or let a test choose.
 */
@NullMarked
package dev.threadkeep.vendors.fake;

import org.jspecify.annotations.NullMarked;
