package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import java.util.List;

/** The switch for the escalation of a thread. */
@Controller(Contextgpt.CHATBOT + "/thread/{threadId}/escalate")
@NeedsScope(Scope.THREADS_WRITE)
final class ContextgptEscalationController {

  private final DialectThreads threads;
  private final ContextgptShowing showing;

  ContextgptEscalationController(DialectThreads threads, ContextgptShowing showing) {
    this.threads = threads;
    this.showing = showing;
  }

  /** The thread, and what its agents are told. */
  record Switched(ContextgptThread thread, ContextgptSystemMessage systemMessage) {}

  /** Escalates the thread, or takes its escalation back: whichever it is not. */
  @Patch
  ContextgptAnswer<Switched> toggle(Call call, String chatbotId, String threadId) {
    var thread =
        threads
            .changeAsFound(
                call,
                Contextgpt.DIALECT,
                Contextgpt.locate(chatbotId, threadId),
                found -> List.of(ContextgptUpdate.escalating(!found.flags().escalated())))
            .thread();
    return new ContextgptAnswer<>(
        thread.flags().escalated()
            ? "Thread escalated to agent successfully"
            : "Thread de-escalated successfully",
        new Switched(
            showing.one(call, chatbotId, thread),
            ContextgptSystemMessage.of(thread, chatbotId, showing.actorsName(call))));
  }
}
