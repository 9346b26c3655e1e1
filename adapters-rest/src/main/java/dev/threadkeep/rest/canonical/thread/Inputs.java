package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.rest.http.failure.Field;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The smaller values that several requests share, and how the domain takes them. */
final class Inputs {

  private Inputs() {}

  /** A severity by its word. */
  enum SeverityWord {
    @JsonProperty("unknown")
    UNKNOWN(Severity.UNKNOWN),
    @JsonProperty("low")
    LOW(Severity.LOW),
    @JsonProperty("medium")
    MEDIUM(Severity.MEDIUM),
    @JsonProperty("high")
    HIGH(Severity.HIGH);

    private final Severity severity;

    SeverityWord(Severity severity) {
      this.severity = severity;
    }

    Severity toSeverity() {
      return severity;
    }
  }

  /** Who answers, by its word. */
  enum HandlingWord {
    @JsonProperty("ai")
    AI(Handling.AI),
    @JsonProperty("agent")
    AGENT(Handling.AGENT),
    @JsonProperty("human")
    HUMAN(Handling.HUMAN);

    private final Handling handling;

    HandlingWord(Handling handling) {
      this.handling = handling;
    }

    Handling toHandling() {
      return handling;
    }
  }

  /** What a teammate is, by its word. */
  enum TeammateWord {
    @JsonProperty("user")
    USER,
    @JsonProperty("agent")
    AGENT
  }

  /** {@code {"type": "user", "id": "…"}}. */
  record TeammateInput(TeammateWord type, UUID id) {
    Assignee toAssignee() {
      return switch (type) {
        case USER -> new Assignee.User(new TeammateId(id));
        case AGENT -> new Assignee.Agent(new TeammateId(id));
      };
    }
  }

  /** {@code {"id": "…"}}. */
  record TeamInput(String id) {
    TeamId toTeam(String pointer) {
      return Field.of(pointer, () -> new TeamId(id));
    }
  }

  /** {@code {"note": "…"}}. */
  record NoteInput(@Nullable String note) {
    static @Nullable Note in(@Nullable NoteInput given) {
      return given == null ? null : Inputs.note("#/note", given.note());
    }
  }

  /** {@code {"type": "sms", "id": "…", "from": "…", "to": "…"}}. */
  record ChannelInput(
      String type, @Nullable String id, @Nullable String from, @Nullable String to) {
    /** Member by member, so that the one that does not fit is named. */
    Channel toChannel() {
      var bare = Field.of("#/channel/type", () -> Channel.of(type));
      var known = Field.of("#/channel/id", () -> bare.withId(id));
      var heard = Field.of("#/channel/from", () -> known.withFrom(from));
      return Field.of("#/channel/to", () -> heard.withTo(to));
    }
  }

  static @Nullable Note note(String pointer, @Nullable String text) {
    return text == null ? null : Field.of(pointer, () -> new Note(text));
  }

  static @Nullable Title title(@Nullable String text) {
    return text == null ? null : Field.of("#/title", () -> new Title(text));
  }

  static Tags tags(List<String> names) {
    var tags = Field.each("#/tags", names, Tag::new);
    return Field.of("#/tags", () -> new Tags(tags));
  }
}
