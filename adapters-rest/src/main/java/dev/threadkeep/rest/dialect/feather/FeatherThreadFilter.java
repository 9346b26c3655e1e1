package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.application.thread.NewestThreads;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.rest.http.dialect.ReasonWords;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters of Feather's list of threads. Several together must all hold. */
final class FeatherThreadFilter {

  static final String AGENT_ID = "agentId";
  static final String TO_PHONE_NUMBER = "toPhoneNumber";
  static final String IS_ACTIVE = "isActive";
  static final String CLOSED_REASON = "closedReason";

  private FeatherThreadFilter() {}

  static NewestThreads.Filter of(QueryParameters parameters, ReasonWords.Wording reasons) {
    Set<StatusName> statuses = EnumSet.allOf(StatusName.class);
    List<Predicate<ConversationThread>> wanted = new ArrayList<>();
    parameters
        .flag(IS_ACTIVE)
        .ifPresent(active -> statuses.removeIf(status -> isActive(status) != active));
    parameters
        .word(CLOSED_REASON, FeatherReason.class, FeatherReason::name)
        .ifPresent(
            reason -> {
              statuses.remove(StatusName.OPEN);
              statuses.remove(StatusName.SNOOZED);
              wanted.add(thread -> isClosedAs(thread, reason, reasons));
            });
    parameters.text(AGENT_ID).ifPresent(agent -> wanted.add(thread -> isOf(thread, agent)));
    parameters
        .text(TO_PHONE_NUMBER)
        .map(FeatherThreadFilter::withPlus)
        .ifPresent(number -> wanted.add(thread -> isTo(thread, number)));
    return new NewestThreads.Filter(statuses, all(wanted));
  }

  private static @Nullable Predicate<ConversationThread> all(
      List<Predicate<ConversationThread>> wanted) {
    return wanted.stream().reduce(Predicate::and).orElse(null);
  }

  private static boolean isActive(StatusName status) {
    return switch (status) {
      case OPEN, SNOOZED -> true;
      case CLOSED -> false;
    };
  }

  private static boolean isClosedAs(
      ConversationThread thread, FeatherReason reason, ReasonWords.Wording reasons) {
    if (!(thread.status() instanceof ThreadStatus.Closed closed)) {
      return false;
    }
    var shown = reasons.word(Feather.DIALECT, closed);
    return shown != null && reason.isWordedAs(shown);
  }

  private static boolean isOf(ConversationThread thread, String agent) {
    return agent.equals(StoredAttributes.of(thread, Feather.DIALECT).text(Stored.AGENT_ID));
  }

  private static boolean isTo(ConversationThread thread, String number) {
    var channel = thread.links().channel();
    return channel != null && number.equals(channel.to());
  }

  /** A plus sign that a client forgot to encode arrives as a space, which no number begins with. */
  private static String withPlus(String number) {
    return number.startsWith(" ") ? "+" + number.substring(1) : number;
  }
}
