/**
 * Organizations, their keys, their policies, and the audit of both. Keys and organizations are read
 * before it is known whose rows may be seen. Judging a key is the application's business.
 */
@NullMarked
package dev.threadkeep.persistence.access;

import org.jspecify.annotations.NullMarked;
