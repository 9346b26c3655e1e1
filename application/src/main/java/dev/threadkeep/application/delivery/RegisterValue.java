package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a register, or is to be. Everything that has an id is named by the vendor's: whoever
 * has none there cannot be sent. Texts are as long as the vendor lets them be.
 */
public sealed interface RegisterValue {

  /** The place that it belongs to. */
  Register register();

  /** Where the thread is in its life. */
  record Status(VendorStatus status) implements RegisterValue {
    @Override
    public Register register() {
      return Register.STATUS;
    }
  }

  /**
   * Why the thread is closed, for teammates only; both absent where it is not, or nobody said.
   *
   * @param word what the vendor calls the reason, or people do
   */
  record ClosedFor(@Nullable String word, @Nullable String note) implements RegisterValue {
    @Override
    public Register register() {
      return Register.CLOSE_REASON;
    }
  }

  /** Whether the contact of a closed thread was told what came of it. */
  record LoopClosed(boolean value) implements RegisterValue {
    @Override
    public Register register() {
      return Register.LOOP_CLOSED;
    }
  }

  /** Who holds the thread. */
  record AssignedTo(@Nullable VendorAssignee assignee) implements RegisterValue {
    @Override
    public Register register() {
      return Register.ASSIGNEE;
    }
  }

  /** Which team holds it. */
  record InTeam(@Nullable String team) implements RegisterValue {
    @Override
    public Register register() {
      return Register.TEAM;
    }
  }

  /** Who answers the contact. */
  record HandledBy(Handling handling) implements RegisterValue {
    @Override
    public Register register() {
      return Register.HANDLING;
    }
  }

  /** Whether it is escalated. */
  record Escalated(boolean value) implements RegisterValue {
    @Override
    public Register register() {
      return Register.ESCALATED;
    }
  }

  /** Whether it is important. */
  record Important(boolean value) implements RegisterValue {
    @Override
    public Register register() {
      return Register.IMPORTANT;
    }
  }

  /** How much it hurts. */
  record OfSeverity(Severity severity) implements RegisterValue {
    @Override
    public Register register() {
      return Register.SEVERITY;
    }
  }

  /** Whether it is put away. */
  record Archived(boolean value) implements RegisterValue {
    @Override
    public Register register() {
      return Register.ARCHIVED;
    }
  }

  /** Whether what the contact said last was read. */
  record BeenRead(boolean value) implements RegisterValue {
    @Override
    public Register register() {
      return Register.READ;
    }
  }

  /** What it is about. */
  record Titled(@Nullable String title) implements RegisterValue {
    @Override
    public Register register() {
      return Register.TITLE;
    }
  }

  /** What teammates wrote beside it. */
  record Noted(@Nullable String notes) implements RegisterValue {
    @Override
    public Register register() {
      return Register.NOTES;
    }
  }

  /** All its tags. */
  record Tagged(List<VendorTag> tags) implements RegisterValue {
    public Tagged {
      tags = List.copyOf(tags);
    }

    @Override
    public Register register() {
      return Register.TAGS;
    }
  }

  /** The contact. */
  record OfContact(@Nullable String contact) implements RegisterValue {
    @Override
    public Register register() {
      return Register.CONTACT;
    }
  }

  /** The company. */
  record OfCompany(@Nullable String company) implements RegisterValue {
    @Override
    public Register register() {
      return Register.COMPANY;
    }
  }

  /** The project. */
  record OfProject(@Nullable String project) implements RegisterValue {
    @Override
    public Register register() {
      return Register.PROJECT;
    }
  }

  /**
   * What only this vendor has, by the names that the thread's attributes have under the vendor's. A
   * value to be sent holds the members that were changed, {@code null} for those that were removed,
   * so that what merely stands there has no effect twice.
   */
  record Own(JsonObject members) implements RegisterValue {
    @Override
    public Register register() {
      return Register.ATTRIBUTES;
    }
  }
}
