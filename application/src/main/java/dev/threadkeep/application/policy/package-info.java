/**
 * What an organization allows to happen to its threads: reading it, replacing it, and the form in
 * which it is kept. The rules themselves are the domain's.
 */
@NullMarked
package dev.threadkeep.application.policy;

import org.jspecify.annotations.NullMarked;
