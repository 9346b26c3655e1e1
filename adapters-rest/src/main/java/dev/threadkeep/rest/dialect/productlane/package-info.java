/**
 * Productlane's API v2 below {@code /productlane}, as its published description has it: snake_case
 * JSON, the key as a bearer token, pages with cursors, and one of two shapes for every error.
 */
@NullMarked
package dev.threadkeep.rest.dialect.productlane;

import org.jspecify.annotations.NullMarked;
