package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.thread.Transition;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A change of one thread, as it is asked for.
 *
 * @param keeping the answer to keep with it, if any
 */
record Change(
    Wanted wanted,
    @Nullable Keeping<Transition.Moved> keeping,
    Function<Loaded, Transition> decision) {}
