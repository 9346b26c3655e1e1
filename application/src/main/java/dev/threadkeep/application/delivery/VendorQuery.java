package dev.threadkeep.application.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which threads a vendor is asked for.
 *
 * @param account within which (ContextGPT: the chatbot); empty elsewhere
 * @param since only those changed then or later, where the vendor can tell; others list them all
 * @param cursor where the page before ended
 */
public record VendorQuery(String account, @Nullable Instant since, @Nullable String cursor) {}
