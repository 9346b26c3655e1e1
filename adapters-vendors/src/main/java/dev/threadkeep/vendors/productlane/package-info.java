/**
 * Productlane's API v2 as a backend: all that a thread has there goes into one PATCH, notes into
 * comments. It has no teams, no escalation, and snoozes only until a time.
 */
@NullMarked
package dev.threadkeep.vendors.productlane;

import org.jspecify.annotations.NullMarked;
