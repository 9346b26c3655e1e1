/** Says something, but nothing about null. */
@Vetoed
package dev.threadkeep.architecture.broken.unmarked.unmarked;

import io.micronaut.core.annotation.Vetoed;
