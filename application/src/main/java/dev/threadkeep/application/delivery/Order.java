package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ExternalReference;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one thread at its vendor.
 *
 * @param thread by what id the vendor knows it
 * @param actor the vendor's id of the teammate who wanted it, where there is one
 */
public record Order(ExternalReference thread, @Nullable String actor, Wanted wanted) {}
