/**
 * Contactship's API v1 as a backend: status and assignee in one request, and messages where the
 * channel is WhatsApp. It lists nothing and has no snoozes, teams, tags or notes.
 */
@NullMarked
package dev.threadkeep.vendors.contactship;

import org.jspecify.annotations.NullMarked;
