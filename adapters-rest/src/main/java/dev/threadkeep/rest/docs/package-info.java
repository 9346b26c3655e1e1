/**
 * The way in for people and tools: the first page, the OpenAPI documents of all APIs, and pages
 * that show them in a browser without any network.
 */
@NullMarked
package dev.threadkeep.rest.docs;

import org.jspecify.annotations.NullMarked;
