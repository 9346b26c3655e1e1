/**
 * Sends every API of a running service what its own OpenAPI documents describe, broken in every way
 * we could think of, and judges each answer. An API takes part by having a document.
 */
@NullMarked
package dev.threadkeep.bootstrap.fuzz;

import org.jspecify.annotations.NullMarked;
