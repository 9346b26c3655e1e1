/**
 * Intercom's API below {@code /intercom}, as its versions 2.6 to 2.14 have it: conversations with
 * their parts, statistics and people, times in seconds, numeric ids of admins and teams, and an
 * {@code error.list} for every error.
 */
@NullMarked
package dev.threadkeep.rest.dialect.intercom;

import org.jspecify.annotations.NullMarked;
