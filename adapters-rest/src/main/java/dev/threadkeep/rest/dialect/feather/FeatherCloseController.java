package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feather's operation "Close a thread". */
@Controller("/feather/api/v1/threads")
@NeedsScope(Scope.THREADS_WRITE)
final class FeatherCloseController {

  private final ThreadLifecycle lifecycle;
  private final FeatherReasons reasons;

  FeatherCloseController(ThreadLifecycle lifecycle, FeatherReasons reasons) {
    this.lifecycle = lifecycle;
    this.reasons = reasons;
  }

  /** Feather's wrapping of a thread. */
  record Wrapped(FeatherThread thread) {}

  @Patch("/{threadId}/close")
  Wrapped close(Call call, String threadId, @Nullable @Body FeatherClosing closing) {
    var closed =
        lifecycle.change(
            new Request(
                call.caller(),
                call.origin(Feather.DIALECT),
                Feather.locate(threadId),
                Precondition.none(),
                List.of(FeatherClosing.command(closing))));
    return new Wrapped(FeatherThread.of(closed.thread(), reasons));
  }
}
