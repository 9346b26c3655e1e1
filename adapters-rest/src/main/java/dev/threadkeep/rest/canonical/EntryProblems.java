package dev.threadkeep.rest.canonical;

import dev.threadkeep.application.thread.ThreadException.UnknownEntry;
import dev.threadkeep.application.thread.ThreadException.UnknownTeammate;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change of a thread names and the directory does not have, and where it is named. */
final class EntryProblems {

  private EntryProblems() {}

  static Problem problem(UnknownTeammate unknown, RequestFacts facts) {
    var role =
        switch (unknown.role()) {
          case ACTOR -> "who acts";
          case ASSIGNEE -> "who is to hold the thread";
          case AUTHOR -> "who wrote the message";
        };
    var pointer =
        switch (unknown.role()) {
          // In a header.
          case ACTOR -> null;
          case ASSIGNEE -> facts.path().endsWith("/assignee") ? "#/id" : "#/assignee/id";
          case AUTHOR -> author(facts);
        };
    return at(
        pointer,
        facts,
        Problem.of(
            ProblemType.UNKNOWN_TEAMMATE,
            "The directory has no such teammate as %s, %s.".formatted(unknown.teammate(), role),
            facts));
  }

  static Problem problem(UnknownEntry unknown, RequestFacts facts) {
    var kind = unknown.kind();
    var pointer =
        switch (unknown.place()) {
          case HOLDER -> "#/id";
          case LINK -> "#/%s_id".formatted(kind.word());
          case AUTHOR -> author(facts);
        };
    return at(
        pointer,
        facts,
        Problem.of(
            ProblemType.unknown(kind),
            "The directory has no %s %s.".formatted(kind.word(), unknown.id()),
            facts));
  }

  private static String author(RequestFacts facts) {
    return facts.path().endsWith("/messages") ? "#/author/id" : "#/message/author/id";
  }

  /** Only a thread's own routes have such a body: others change threads of their own accord. */
  private static Problem at(@Nullable String pointer, RequestFacts facts, Problem problem) {
    return pointer == null || !facts.path().startsWith("/v1/threads")
        ? problem
        : problem.withErrors(List.of(new FieldError(pointer, "is not in the directory")));
  }
}
