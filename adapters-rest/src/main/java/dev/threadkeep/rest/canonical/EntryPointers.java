package dev.threadkeep.rest.canonical;

import dev.threadkeep.application.delivery.VendorTitle;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.thread.ThreadException.UnknownConnection;
import dev.threadkeep.application.thread.ThreadException.UnknownEntry;
import dev.threadkeep.application.thread.ThreadException.UnknownTeammate;
import dev.threadkeep.rest.http.failure.FieldError;
import dev.threadkeep.rest.http.json.Pointers;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a body names entries of the directory. What a thread is to belong to has the same place in
 * every body, such as {@code #/contact_id}, and so have its references' connections; who acts is
 * named by no body.
 *
 * @param holder the teammate or the team that is to hold the thread
 * @param author who wrote the message
 */
public record EntryPointers(@Nullable String holder, @Nullable String author) {

  /** Of a body that names nothing but what the thread is to belong to. */
  public static EntryPointers links() {
    return new EntryPointers(null, null);
  }

  public static EntryPointers holder(String pointer) {
    return new EntryPointers(pointer, null);
  }

  public static EntryPointers author(String pointer) {
    return new EntryPointers(null, pointer);
  }

  /** What {@code change} gives; what there is not becomes a problem that points to its name. */
  public <T> T pointed(Supplier<T> change) {
    try {
      return change.get();
    } catch (UnknownTeammate unknown) {
      var pointer =
          switch (unknown.role()) {
            case ACTOR -> null;
            case ASSIGNEE -> holder;
            case AUTHOR -> author;
          };
      if (pointer == null) {
        throw unknown;
      }
      throw problem(List.of(pointer), Kind.TEAMMATE, sentence(unknown));
    } catch (UnknownEntry unknown) {
      var pointer =
          switch (unknown.place()) {
            case HOLDER -> holder;
            case LINK -> "#/%s_id".formatted(unknown.kind().word());
            case AUTHOR -> author;
          };
      if (pointer == null) {
        throw unknown;
      }
      throw problem(List.of(pointer), unknown.kind(), sentence(unknown));
    } catch (UnknownConnection unknown) {
      var vendor = unknown.reference().vendor().name();
      var pointer = Pointers.member(Pointers.member("#/external_refs", vendor), "connection_id");
      throw new ProblemException(ProblemType.UNKNOWN_CONNECTION, sentence(unknown))
          .with("errors", List.of(new FieldError(pointer, "names no connection to " + vendor)));
    }
  }

  /** The problem of a body that names at {@code pointer} what the directory does not have. */
  public static ProblemException unknown(String pointer, Kind kind, String id) {
    return unknown(List.of(pointer), kind, id);
  }

  /**
   * The problem of a body that names in several places what the directory does not have.
   *
   * @param id the first of them
   */
  public static ProblemException unknown(List<String> pointers, Kind kind, String id) {
    return problem(pointers, kind, sentence(kind, id));
  }

  static String sentence(UnknownTeammate unknown) {
    var role =
        switch (unknown.role()) {
          case ACTOR -> "who acts";
          case ASSIGNEE -> "who is to hold the thread";
          case AUTHOR -> "who wrote the message";
        };
    return "The directory has no such teammate as %s, %s.".formatted(unknown.teammate(), role);
  }

  static String sentence(UnknownEntry unknown) {
    return sentence(unknown.kind(), unknown.id().value());
  }

  static String sentence(UnknownConnection unknown) {
    var reference = unknown.reference();
    return "The organization has no connection %s to %s."
        .formatted(reference.connection(), VendorTitle.of(reference.vendor()));
  }

  private static String sentence(Kind kind, String id) {
    return "The directory has no %s %s.".formatted(kind.word(), id);
  }

  private static ProblemException problem(List<String> pointers, Kind kind, String sentence) {
    return new ProblemException(ProblemType.unknown(kind), sentence)
        .with(
            "errors",
            pointers.stream()
                .map(pointer -> new FieldError(pointer, "is not in the directory"))
                .toList());
  }
}
