package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ChangeTogetherException;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.dialect.DialectThreads.Part;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Changing threads, several at once. */
@Controller(Contextgpt.CHATBOT + "/thread/update-thread")
@NeedsScope(Scope.THREADS_WRITE)
final class ContextgptUpdateController {

  private static final int MOST = 500;

  private final DialectThreads threads;
  private final ContextgptShowing showing;

  ContextgptUpdateController(DialectThreads threads, ContextgptShowing showing) {
    this.threads = threads;
    this.showing = showing;
  }

  /** The threads that were updated: one array of them, in another as ContextGPT has it. */
  record Updated(List<List<ContextgptThread>> updatedThreads) {
    Updated {
      updatedThreads = List.copyOf(updatedThreads);
    }
  }

  @Patch
  ContextgptAnswer<Updated> update(
      Call call, String chatbotId, @Body List<ContextgptUpdate> updates) {
    var outcomes = changed(call, updates, parts(chatbotId, updates));
    return new ContextgptAnswer<>(
        "Thread statuses updated successfully",
        new Updated(List.of(showing.all(call, chatbotId, onceEach(outcomes)))));
  }

  private static List<Part> parts(String chatbot, List<ContextgptUpdate> updates) {
    if (updates.isEmpty() || updates.size() > MOST) {
      throw Field.invalid("#", "must have 1 to %d items".formatted(MOST));
    }
    var parts = new ArrayList<Part>();
    for (var update : updates) {
      parts.add(update.toPart(chatbot, "#/" + parts.size()));
    }
    return parts;
  }

  private List<Outcome> changed(Call call, List<ContextgptUpdate> updates, List<Part> parts) {
    try {
      return threads.changeTogether(call, Contextgpt.DIALECT, parts);
    } catch (ChangeTogetherException refused) {
      throw new RefusedUpdates(updates, refused);
    }
  }

  /** The threads as they are in the end, in the order in which they were first named. */
  private static Collection<ConversationThread> onceEach(List<Outcome> outcomes) {
    var last = new LinkedHashMap<ThreadId, ConversationThread>();
    outcomes.forEach(outcome -> last.put(outcome.thread().id(), outcome.thread()));
    return last.values();
  }
}
