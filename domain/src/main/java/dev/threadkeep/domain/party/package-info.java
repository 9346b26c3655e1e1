/**
 * Who acts on threads and who holds them: organizations, teammates, teams, contacts and keys. What
 * they may do is decided in {@code policy} and {@code thread}, not here.
 */
@NullMarked
package dev.threadkeep.domain.party;

import org.jspecify.annotations.NullMarked;
