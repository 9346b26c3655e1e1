/**
 * The smallest dialect that is whole: of a vendor that does not exist, shown in {@code
 * docs/adding-a-dialect.md}.
 */
@NullMarked
package dev.threadkeep.rest.dialect.acme;

import org.jspecify.annotations.NullMarked;
