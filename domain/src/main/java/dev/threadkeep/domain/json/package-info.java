/**
 * A JSON document as immutable values, for what the domain keeps without understanding it. Reading
 * JSON text is the adapters' work and has no place here.
 */
@NullMarked
package dev.threadkeep.domain.json;

import org.jspecify.annotations.NullMarked;
