package dev.threadkeep.application.timer;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.timer.SetAside.Reason;
import dev.threadkeep.application.timer.Tally.Fate;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Changes one thread whose time has come, if it still has, or sets it aside. */
final class TimedChange {
  /** Until then whatever failed may have been mended. */
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

  private final ThreadLifecycle threads;
  private final SetAsideStore setAside;
  private final InstantSource clock;
  private final BiConsumer<DueThread, RuntimeException> unforeseen;

  TimedChange(
      ThreadLifecycle threads,
      SetAsideStore setAside,
      InstantSource clock,
      BiConsumer<DueThread, RuntimeException> unforeseen) {
    this.threads = threads;
    this.setAside = setAside;
    this.clock = clock;
    this.unforeseen = unforeseen;
  }

  Fate carryOut(DueThread due, Origin origin) {
    try {
      return threads.change(request(due, origin)).changed() ? Fate.CHANGED : Fate.LEFT_ALONE;
    } catch (ThreadException.Refused refused) {
      return setAside(due, Refusals.reason(refused.rejection()), null);
    } catch (ThreadException.UnknownThread | ThreadException.TooBusy _) {
      // It is gone, or others are at it; where it is still due then, the next sweep sees it.
      return Fate.LEFT_ALONE;
    } catch (StoreUnavailableException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      unforeseen.accept(due, failure);
      return setAside(
          due,
          new Reason("internal_error", "The change failed; the service's log has more"),
          AFTER_FAILURE);
    }
  }

  private static Request request(DueThread due, Origin origin) {
    return new Request(
        Caller.service(due.organization(), new Actor.Timer()),
        origin,
        new ThreadLocator.ById(due.thread()),
        switch (due.timer()) {
          case WAKE -> new ThreadCommand.WakeDue(due.due());
          case CLOSE -> new ThreadCommand.CloseIfInactive();
        });
  }

  private Fate setAside(DueThread due, Reason reason, @Nullable Duration again) {
    var now = clock.instant();
    setAside.add(new SetAside(due, reason, now, again == null ? null : now.plus(again)));
    return Fate.SET_ASIDE;
  }
}
