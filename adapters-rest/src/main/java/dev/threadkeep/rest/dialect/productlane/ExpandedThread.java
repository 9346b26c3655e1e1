package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thread with what was asked for beside it; what was not is left out. */
record ExpandedThread(
    @JsonUnwrapped ProductlaneThread thread,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ProductlaneMessage> messages,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ProductlaneComment> comments) {}
