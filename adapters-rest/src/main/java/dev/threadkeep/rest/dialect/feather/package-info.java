/**
 * Feather's API below {@code /feather}, as its published description has it: camelCase JSON, the
 * key in {@code X-API-Key}, and one envelope for every error.
 */
@NullMarked
package dev.threadkeep.rest.dialect.feather;

import org.jspecify.annotations.NullMarked;
