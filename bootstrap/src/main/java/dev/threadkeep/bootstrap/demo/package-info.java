/**
 * The demo organization: threads of every kind and state, made by the use cases like any other, so
 * that what people try is what they run. Nothing of it is needed without {@code --demo}.
 */
@NullMarked
package dev.threadkeep.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
