package dev.threadkeep.rest.dialect.contactship;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A thread as Contactship shows it to who asks for it. */
record ContactshipThreadInFull(
    @JsonUnwrapped ContactshipThread thread, @JsonProperty("created_at") String createdAt) {}
