package dev.threadkeep.rest.dialect.contextgpt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.rest.http.PatchCommands;
import dev.threadkeep.rest.http.dialect.DialectThreads.Part;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one thread. It says what its client wants to have and not what to do, so
 * that it can be sent again; fields unknown to ContextGPT are no errors.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ContextgptUpdate(
    String threadId,
    Patch<Boolean> resolved,
    Patch<Boolean> archived,
    Patch<Boolean> escalated,
    Patch<Boolean> important,
    Patch<ContextgptMode> mode,
    Patch<List<String>> tags,
    Patch<String> title,
    Patch<String> internalNotes) {

  /** As many characters as the id of any thread may have. */
  private static final int LONGEST_ID = 255;

  /**
   * The update as commands.
   *
   * @param pointer where the request has it
   */
  Part toPart(String chatbot, String pointer) {
    checkId(pointer + "/threadId");
    return new Part(
        Contextgpt.locate(chatbot, threadId),
        new PatchCommands()
            .set(pointer + "/resolved", resolved, ContextgptUpdate::resolving)
            .set(pointer + "/archived", archived, ContextgptUpdate::archiving)
            .set(pointer + "/escalated", escalated, ContextgptUpdate::escalating)
            .set(pointer + "/important", important, ThreadCommand.MarkImportant::new)
            .set(pointer + "/mode", mode, word -> new ThreadCommand.HandOver(word.handling()))
            .set(pointer + "/tags", tags, names -> tagging(pointer + "/tags", names))
            .clearable(
                title,
                text -> new ThreadCommand.Retitle(some(pointer + "/title", text, Title::new)))
            .clearable(
                internalNotes,
                text ->
                    new ThreadCommand.WriteNotes(some(pointer + "/internalNotes", text, Note::new)))
            .all());
  }

  static ThreadCommand escalating(boolean escalated) {
    return escalated ? new ThreadCommand.Escalate(null) : new ThreadCommand.Deescalate(null);
  }

  private static ThreadCommand resolving(boolean resolved) {
    return resolved
        ? new ThreadCommand.EnsureClosed(new ReasonChoice.Unnamed(), null, false)
        : new ThreadCommand.EnsureNotClosed();
  }

  private static ThreadCommand archiving(boolean archived) {
    return archived ? new ThreadCommand.Archive(null) : new ThreadCommand.Restore(null);
  }

  private static ThreadCommand tagging(String pointer, List<String> names) {
    var tags = Field.each(pointer, names, Tag::new);
    return new ThreadCommand.ReplaceTags(Field.of(pointer, () -> new Tags(tags)));
  }

  /** An empty text is what this dialect shows for none, so that is what it means. */
  private static <T> @Nullable T some(
      String pointer, @Nullable String text, Function<String, T> value) {
    return text == null || text.isEmpty() ? null : Field.of(pointer, () -> value.apply(text));
  }

  private void checkId(String pointer) {
    if (threadId.isEmpty() || threadId.codePointCount(0, threadId.length()) > LONGEST_ID) {
      throw Field.invalid(pointer, "must have 1 to %d characters".formatted(LONGEST_ID));
    }
  }
}
