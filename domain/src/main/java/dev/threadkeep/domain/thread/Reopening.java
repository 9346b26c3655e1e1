package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.vendor.VendorOperation;
import org.jspecify.annotations.Nullable;

/** The rules of reopening. */
final class Reopening {
  private Reopening() {}

  static @Nullable Rejection reopen(Change change, @Nullable Note note) {
    return switch (change.status()) {
      case ThreadStatus.Open open -> new Rejection.AlreadyOpen(change.situation());
      case ThreadStatus.Snoozed snoozed -> new Rejection.NotClosed(change.situation());
      case ThreadStatus.Closed closed -> reopenNow(change, closed, note);
    };
  }

  static @Nullable Rejection ensureOpen(Change change) {
    return switch (change.status()) {
      case ThreadStatus.Open open -> null;
      case ThreadStatus.Snoozed snoozed -> Snoozing.wake(change, null);
      case ThreadStatus.Closed closed -> reopenNow(change, closed, null);
    };
  }

  static @Nullable Rejection ensureNotClosed(Change change) {
    return switch (change.status()) {
      case ThreadStatus.Open open -> null;
      case ThreadStatus.Snoozed snoozed -> null;
      case ThreadStatus.Closed closed -> reopenNow(change, closed, null);
    };
  }

  static boolean isWithinWindow(Change change, ThreadStatus.Closed closed) {
    var window = change.policy().reopenWindow();
    return window == null || !change.now().isAfter(closed.at().plus(window));
  }

  static @Nullable Rejection reopenNow(
      Change change, ThreadStatus.Closed closed, @Nullable Note note) {
    var refusedByHolder = change.refusedByHolder(VendorOperation.REOPEN);
    if (refusedByHolder != null) {
      return refusedByHolder;
    }
    var window = change.policy().reopenWindow();
    if (window != null && change.isBoundByPolicy() && !isWithinWindow(change, closed)) {
      return new Rejection.ReopenWindowOver(change.situation(), closed.at(), window);
    }
    return change.record(new ThreadEvent.Reopened(note));
  }
}
