/**
 * Who may come in: access keys, their scopes, the organizations they belong to, and what is kept
 * for the audit. How a key is presented is the HTTP adapter's affair.
 */
@NullMarked
package dev.threadkeep.application.access;

import org.jspecify.annotations.NullMarked;
