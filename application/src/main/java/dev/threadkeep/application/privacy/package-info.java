/** Taking people out of what is kept, without taking out what happened. */
@NullMarked
package dev.threadkeep.application.privacy;

import org.jspecify.annotations.NullMarked;
