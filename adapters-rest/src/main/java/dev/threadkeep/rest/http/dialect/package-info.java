/**
 * What dialects are built from: how a vendor's clients name threads, what is kept for a vendor's
 * representation alone, reasons and times in the words of others, HTML as text, and the way to the
 * use cases. No vendor is named here; how to add one is in {@code docs/adding-a-dialect.md}.
 */
@NullMarked
package dev.threadkeep.rest.http.dialect;

import org.jspecify.annotations.NullMarked;
