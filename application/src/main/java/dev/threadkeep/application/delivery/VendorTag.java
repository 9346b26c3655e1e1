package dev.threadkeep.application.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A tag, as the vendor knows it.
 *
 * @param id absent where the vendor has given it none, or knows tags by their names
 */
public record VendorTag(@Nullable String id, String name) {}
