/**
 * What an organization allows: its close reasons, windows and requirements, as plain values. The
 * rules that read them live in {@code thread}.
 */
@NullMarked
package dev.threadkeep.domain.policy;

import org.jspecify.annotations.NullMarked;
