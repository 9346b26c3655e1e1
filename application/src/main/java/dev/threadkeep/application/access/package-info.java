/**
 * Who may come in: access keys, their scopes, and the organizations they belong to. How a key is
 * presented is the HTTP adapter's affair.
 */
@NullMarked
package dev.threadkeep.application.access;

import org.jspecify.annotations.NullMarked;
