package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.vendor.VendorOperation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules of snoozing and waking. */
final class Snoozing {
  private Snoozing() {}

  static @Nullable Rejection snooze(Change change, SnoozeEnd until) {
    return switch (change.status()) {
      case ThreadStatus.Closed closed ->
          new Rejection.ClosedCannotSnooze(change.situation(), closed.at());
      case ThreadStatus.Open open -> snoozeNow(change, until);
      case ThreadStatus.Snoozed snoozed -> snoozeNow(change, until);
    };
  }

  static @Nullable Rejection ensureSnoozed(Change change, SnoozeEnd until) {
    return switch (change.status()) {
      case ThreadStatus.Open open -> snoozeNow(change, until);
      case ThreadStatus.Snoozed snoozed ->
          snoozed.until().equals(until) ? null : snoozeNow(change, until);
      case ThreadStatus.Closed closed -> {
        var refused = Reopening.reopenNow(change, closed, null);
        yield refused == null ? snoozeNow(change, until) : refused;
      }
    };
  }

  static @Nullable Rejection move(Change change, SnoozeEnd until) {
    return switch (change.status()) {
      case ThreadStatus.Open open -> new Rejection.NotSnoozed(change.situation());
      case ThreadStatus.Closed closed -> new Rejection.NotSnoozed(change.situation());
      case ThreadStatus.Snoozed snoozed -> ensureSnoozed(change, until);
    };
  }

  static @Nullable Rejection wake(Change change, @Nullable Note note) {
    return switch (change.status()) {
      case ThreadStatus.Open open -> new Rejection.NotSnoozed(change.situation());
      case ThreadStatus.Closed closed -> new Rejection.NotSnoozed(change.situation());
      case ThreadStatus.Snoozed snoozed -> {
        var refusedByHolder = change.refusedByHolder(VendorOperation.WAKE);
        yield refusedByHolder == null
            ? change.record(new ThreadEvent.Woken(note))
            : refusedByHolder;
      }
    };
  }

  static @Nullable Rejection wakeDue(Change change, Instant until) {
    var isThatSnooze =
        change.status() instanceof ThreadStatus.Snoozed(SnoozeEnd.At(var end))
            && end.equals(until)
            && !change.now().isBefore(end);
    return isThatSnooze ? change.record(new ThreadEvent.Woken(null)) : null;
  }

  private static @Nullable Rejection snoozeNow(Change change, SnoozeEnd until) {
    var refused =
        switch (until) {
          case SnoozeEnd.At(var time) -> refusedTime(change, time);
          case SnoozeEnd.NextReply reply ->
              change.refusedByHolder(VendorOperation.SNOOZE_UNTIL_REPLY);
        };
    if (refused != null) {
      return refused;
    }
    return change.status().equals(new ThreadStatus.Snoozed(until))
        ? null
        : change.record(new ThreadEvent.Snoozed(until));
  }

  private static @Nullable Rejection refusedTime(Change change, Instant until) {
    if (!until.isAfter(change.now())) {
      return new Rejection.SnoozeNotInFuture(change.situation(), until, change.now());
    }
    var longest = change.policy().longestSnooze();
    if (longest != null && change.isBoundByPolicy() && until.isAfter(change.now().plus(longest))) {
      return new Rejection.SnoozeTooLong(change.situation(), until, longest);
    }
    return change.refusedByHolder(VendorOperation.SNOOZE_UNTIL_TIME);
  }
}
