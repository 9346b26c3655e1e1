/**
 * Building and reading the domain's JSON values member by member, for what is kept as JSON. Parsing
 * JSON text is the adapters' work.
 */
@NullMarked
package dev.threadkeep.application.json;

import org.jspecify.annotations.NullMarked;
