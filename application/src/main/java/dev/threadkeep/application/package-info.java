/**
 * What the whole application layer shares: pages, ids and the failure of a store. Use cases live in
 * the packages below, by what they are about.
 */
@NullMarked
package dev.threadkeep.application;

import org.jspecify.annotations.NullMarked;
