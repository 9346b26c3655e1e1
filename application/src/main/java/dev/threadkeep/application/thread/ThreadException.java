package dev.threadkeep.application.thread;

import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;

/**
 * Why a request about a thread was not carried out, with nothing changed. Every API maps the family
 * exhaustively, in its own words.
 */
public abstract sealed class ThreadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ThreadException(String message) {
    super(message, null, false, false);
  }

  /** The organization has no such thread. */
  public static final class UnknownThread extends ThreadException {
    private static final long serialVersionUID = 1L;

    public UnknownThread() {
      super("there is no such thread");
    }
  }

  /** The organization has no such message. */
  public static final class UnknownMessage extends ThreadException {
    private static final long serialVersionUID = 1L;

    public UnknownMessage() {
      super("there is no such message");
    }
  }

  /** A rule of the thread or of the policy refused. */
  public static final class Refused extends ThreadException {
    private static final long serialVersionUID = 1L;
    private final transient Rejection rejection;

    public Refused(Rejection rejection) {
      super(rejection.toString());
      this.rejection = rejection;
    }

    public Rejection rejection() {
      return rejection;
    }
  }

  /** The thread is not at a version that the request expects. */
  public static final class VersionMismatch extends ThreadException {
    private static final long serialVersionUID = 1L;
    private final transient ThreadId thread;
    private final long current;

    public VersionMismatch(ThreadId thread, long current) {
      super("thread %s is at version %d".formatted(thread, current));
      this.thread = thread;
      this.current = current;
    }

    public ThreadId thread() {
      return thread;
    }

    /** The version that it is at. */
    public long current() {
      return current;
    }
  }

  /** The request names a teammate that the directory does not have. */
  public static final class UnknownTeammate extends ThreadException {
    private static final long serialVersionUID = 1L;
    private final transient TeammateId teammate;
    private final Role role;

    public UnknownTeammate(TeammateId teammate, Role role) {
      super("there is no teammate " + teammate);
      this.teammate = teammate;
      this.role = role;
    }

    /** As what the request names the teammate. */
    public enum Role {
      /** Who acts. */
      ACTOR,
      ASSIGNEE,
      /** Who wrote a message. */
      AUTHOR
    }

    public TeammateId teammate() {
      return teammate;
    }

    public Role role() {
      return role;
    }
  }

  /** The request names an entry that the directory does not have; not a teammate. */
  public static final class UnknownEntry extends ThreadException {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final transient EntryId id;
    private final Place place;

    public UnknownEntry(Kind kind, EntryId id, Place place) {
      super("there is no %s %s".formatted(kind.word(), id));
      this.kind = kind;
      this.id = id;
      this.place = place;
    }

    /** As what the request names the entry. */
    public enum Place {
      /** Which team is to hold the thread. */
      HOLDER,
      /** What the thread is to belong to. */
      LINK,
      /** Who wrote a message. */
      AUTHOR
    }

    public Kind kind() {
      return kind;
    }

    public EntryId id() {
      return id;
    }

    public Place place() {
      return place;
    }
  }

  /** Another thread of the organization has this external reference. */
  public static final class ReferenceTaken extends ThreadException {
    private static final long serialVersionUID = 1L;
    private final transient ExternalReference reference;

    public ReferenceTaken(ExternalReference reference) {
      super("another thread is known as %s".formatted(reference));
      this.reference = reference;
    }

    public ExternalReference reference() {
      return reference;
    }
  }

  /** The organization has no such connection to the vendor as a reference names. */
  public static final class UnknownConnection extends ThreadException {
    private static final long serialVersionUID = 1L;
    private final transient ExternalReference reference;

    public UnknownConnection(ExternalReference reference) {
      super("there is no such connection as in %s".formatted(reference));
      this.reference = reference;
    }

    public ExternalReference reference() {
      return reference;
    }
  }

  /** Too many changes of one thread came at once; the request may be tried again. */
  public static final class TooBusy extends ThreadException {
    private static final long serialVersionUID = 1L;

    public TooBusy() {
      super("too many changes of one thread at once");
    }
  }
}
