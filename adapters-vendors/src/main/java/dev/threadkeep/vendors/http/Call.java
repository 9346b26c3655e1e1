package dev.threadkeep.vendors.http;

import dev.threadkeep.domain.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request, and how long it may take with its answer. */
record Call(
    String method,
    URI uri,
    Map<String, String> headers,
    @Nullable JsonValue body,
    Duration timeout) {}
