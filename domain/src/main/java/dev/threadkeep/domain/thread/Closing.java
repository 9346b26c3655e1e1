package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.vendor.VendorOperation;
import org.jspecify.annotations.Nullable;

/** The rules of closing. */
final class Closing {
  private Closing() {}

  static @Nullable Rejection close(Change change, ThreadCommand.Close close) {
    return switch (change.status()) {
      case ThreadStatus.Closed closed ->
          new Rejection.AlreadyClosed(change.situation(), closed.reason(), closed.at());
      case ThreadStatus.Open open ->
          closeNow(change, close.reason(), close.note(), close.loopClosed());
      case ThreadStatus.Snoozed snoozed ->
          closeNow(change, close.reason(), close.note(), close.loopClosed());
    };
  }

  static @Nullable Rejection ensureClosed(Change change, ThreadCommand.EnsureClosed ensure) {
    return switch (change.status()) {
      case ThreadStatus.Closed closed ->
          ensure.loopClosed() && !closed.loopClosed()
              ? change.record(new ThreadEvent.LoopClosed())
              : null;
      case ThreadStatus.Open open ->
          closeNow(change, ensure.reason(), ensure.note(), ensure.loopClosed());
      case ThreadStatus.Snoozed snoozed ->
          closeNow(change, ensure.reason(), ensure.note(), ensure.loopClosed());
    };
  }

  static @Nullable Rejection closeLoop(Change change) {
    return switch (change.status()) {
      case ThreadStatus.Closed closed ->
          closed.loopClosed() ? null : change.record(new ThreadEvent.LoopClosed());
      case ThreadStatus.Open open -> new Rejection.NotClosed(change.situation());
      case ThreadStatus.Snoozed snoozed -> new Rejection.NotClosed(change.situation());
    };
  }

  static @Nullable Rejection closeIfInactive(Change change) {
    var autoClose = change.policy().autoClose();
    var thread = change.thread();
    if (autoClose == null
        || !(change.status() instanceof ThreadStatus.Open)
        || thread.flags().archived()
        || !thread.activity().last().isBefore(change.now().minus(autoClose.after()))) {
      return null;
    }
    return closeNow(change, new ReasonChoice.Named(autoClose.reason()), null, false);
  }

  private static @Nullable Rejection closeNow(
      Change change, ReasonChoice choice, @Nullable Note note, boolean loopClosed) {
    var refusedByHolder = change.refusedByHolder(VendorOperation.CLOSE);
    if (refusedByHolder != null) {
      return refusedByHolder;
    }
    var reason = reasonFor(change, choice);
    if (change.isBoundByPolicy()) {
      var refused = refusedByPolicy(change, choice, reason, note);
      if (refused != null) {
        return refused;
      }
    }
    var stated =
        choice instanceof ReasonChoice.Stated(var text)
            ? new StatedReason(change.context().through().dialect(), text)
            : null;
    change.record(new ThreadEvent.Closed(reason, note, stated, loopClosed));
    if (change.policy().unassignOnClose() && !change.takesOver()) {
      letGo(change);
    }
    return null;
  }

  private static CloseReason reasonFor(Change change, ReasonChoice choice) {
    return switch (choice) {
      case ReasonChoice.Named named -> named.reason();
      case ReasonChoice.Unnamed unnamed -> defaultReason(change);
      case ReasonChoice.Stated(var text) ->
          text.isBlank() ? defaultReason(change) : reasonMeantBy(change, text.strip());
    };
  }

  private static CloseReason defaultReason(Change change) {
    return change
        .policy()
        .defaultReasons()
        .getOrDefault(change.context().through().dialect(), CloseReason.UNSPECIFIED);
  }

  private static CloseReason reasonMeantBy(Change change, String text) {
    var catalogue = change.policy().catalogue();
    return catalogue
        .findByWord(change.context().through().dialect(), text)
        .or(() -> catalogue.findByCode(text))
        .filter(CatalogueReason::active)
        .map(CatalogueReason::reason)
        .filter(reason -> !reason.equals(CloseReason.UNSPECIFIED))
        .orElse(CloseReason.OTHER);
  }

  private static @Nullable Rejection refusedByPolicy(
      Change change, ReasonChoice choice, CloseReason reason, @Nullable Note note) {
    var policy = change.policy();
    var entry = policy.catalogue().find(reason).orElse(null);
    if (entry == null) {
      return new Rejection.UnknownCloseReason(change.situation(), reason);
    }
    if (choice instanceof ReasonChoice.Named && !entry.active()) {
      return new Rejection.InactiveCloseReason(change.situation(), reason);
    }
    if (policy.reasonRequired() && reason.equals(CloseReason.UNSPECIFIED)) {
      return new Rejection.CloseReasonRequired(change.situation());
    }
    if (entry.noteRequired() && note == null) {
      return new Rejection.CloseNoteRequired(change.situation(), reason);
    }
    var missing =
        policy.requiredBeforeClose().stream()
            .filter(field -> isMissing(change.thread(), field))
            .toList();
    if (!missing.isEmpty()) {
      return new Rejection.FieldsRequiredBeforeClose(change.situation(), missing);
    }
    if (change.thread().flags().escalated() && !mayCloseEscalated(change)) {
      return new Rejection.EscalatedCloseForbidden(change.situation(), change.context().actor());
    }
    return null;
  }

  private static boolean isMissing(ConversationThread thread, RequiredField field) {
    return switch (field) {
      case ASSIGNEE -> thread.assignment().assignee() == null;
      case TEAM -> thread.assignment().team() == null;
      case TITLE -> thread.title() == null;
      case TAG -> thread.tags().all().isEmpty();
    };
  }

  private static boolean mayCloseEscalated(Change change) {
    var closer =
        switch (change.context().actor()) {
          case Actor.User user -> user.id();
          case Actor.Agent agent -> agent.id();
          case Actor.Key key -> null;
          case Actor.Contact contact -> null;
          case Actor.ByVendor vendor -> null;
          case Actor.Timer timer -> null;
          case Actor.Policy policy -> null;
          case Actor.Operator operator -> null;
        };
    return switch (change.policy().escalatedClose()) {
      case EscalatedClose.Anyone anyone -> true;
      case EscalatedClose.ItsAssignee assignee -> {
        var holder = change.thread().assignment().assignee();
        yield holder != null && holder.id().equals(closer);
      }
      case EscalatedClose.These these -> closer != null && these.teammates().contains(closer);
    };
  }

  private static void letGo(Change change) {
    var held = change.thread().assignment();
    if (held.assignee() != null) {
      change.record(new ThreadEvent.Unassigned(), new Actor.Policy());
    }
    if (held.team() != null) {
      change.record(new ThreadEvent.TeamUnassigned(), new Actor.Policy());
    }
  }
}
