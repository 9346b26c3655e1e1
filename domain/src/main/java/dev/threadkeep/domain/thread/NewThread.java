package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.OrganizationId;
import org.jspecify.annotations.Nullable;

/** What a thread has from its beginning. */
public record NewThread(
    ThreadId id,
    OrganizationId organization,
    ThreadNumber number,
    @Nullable Title title,
    Links links,
    Tags tags,
    Severity severity,
    Handling handling,
    References references,
    Attributes attributes,
    Assignment assignment) {

  /** A thread with nothing but its identity, answered by people, of unknown severity. */
  public static NewThread bare(ThreadId id, OrganizationId organization, ThreadNumber number) {
    return new NewThread(
        id,
        organization,
        number,
        null,
        Links.none(),
        Tags.none(),
        Severity.UNKNOWN,
        Handling.HUMAN,
        References.none(),
        Attributes.none(),
        Assignment.nobody());
  }

  /** A thread that begins with whatever of another's a thread can begin with. */
  public static NewThread like(ConversationThread model, ChangeContext.SpareIdentity identity) {
    return new NewThread(
        identity.id(),
        model.organization(),
        identity.number(),
        model.title(),
        model.links(),
        model.tags(),
        model.severity(),
        model.handling(),
        model.references(),
        model.attributes(),
        model.assignment());
  }

  /** The same with other links. */
  public NewThread linked(Links next) {
    return new NewThread(
        id,
        organization,
        number,
        title,
        next,
        tags,
        severity,
        handling,
        references,
        attributes,
        assignment);
  }

  ThreadEvent.Opened opened() {
    return new ThreadEvent.Opened(
        number, title, links, tags, severity, handling, references, attributes, assignment);
  }
}
