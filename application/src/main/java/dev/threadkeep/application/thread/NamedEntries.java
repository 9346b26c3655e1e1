package dev.threadkeep.application.thread;

import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.thread.ThreadException.UnknownEntry;
import dev.threadkeep.application.thread.ThreadException.UnknownTeammate;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the directory that a request names. All of them must be there but for the tags,
 * which a change creates.
 */
final class NamedEntries {
  private final List<Newcomer> newcomers;
  private final List<Teammate> teammates = new ArrayList<>();
  private final List<Other> others = new ArrayList<>();
  private final Set<Tag> tags = new LinkedHashSet<>();

  private record Teammate(Assignee who, UnknownTeammate.Role role) {}

  private record Other(Mention.ById mention, UnknownEntry.Place place) {}

  private NamedEntries(List<Newcomer> newcomers) {
    this.newcomers = List.copyOf(newcomers);
  }

  /** Those named by the origin and by the commands. */
  static NamedEntries in(Origin origin, Collection<ThreadCommand> commands) {
    return in(origin, null, List.of(), commands);
  }

  /**
   * Those named by the origin, by what a thread begins with, and by the commands.
   *
   * @param newcomers whom the request brings; they need not be there
   */
  static NamedEntries in(
      Origin origin,
      @Nullable NewThread beginning,
      List<Newcomer> newcomers,
      Collection<ThreadCommand> commands) {
    var named = new NamedEntries(newcomers);
    if (origin.actingTeammate() != null) {
      named.add(origin.actingTeammate(), UnknownTeammate.Role.ACTOR);
    }
    if (beginning != null) {
      named.add(beginning);
    }
    commands.forEach(named::add);
    return named;
  }

  private void add(Assignee teammate, UnknownTeammate.Role role) {
    teammates.add(new Teammate(teammate, role));
  }

  private void add(Mention.@Nullable ById mention, UnknownEntry.Place place) {
    if (mention != null && !isNew(mention)) {
      others.add(new Other(mention, place));
    }
  }

  private boolean isNew(Mention.ById mention) {
    return newcomers.stream()
        .map(Newcomer::entry)
        .anyMatch(entry -> entry.kind() == mention.kind() && entry.id().equals(mention.id()));
  }

  private void add(NewThread beginning) {
    var assignment = beginning.assignment();
    if (assignment.assignee() != null) {
      add(assignment.assignee(), UnknownTeammate.Role.ASSIGNEE);
    }
    if (assignment.team() != null) {
      add(Mention.of(assignment.team()), UnknownEntry.Place.HOLDER);
    }
    var links = beginning.links();
    if (links.contact() != null) {
      add(Mention.of(links.contact()), UnknownEntry.Place.LINK);
    }
    if (links.company() != null) {
      add(Mention.of(links.company()), UnknownEntry.Place.LINK);
    }
    if (links.project() != null) {
      add(Mention.of(links.project()), UnknownEntry.Place.LINK);
    }
    tags.addAll(beginning.tags().all());
  }

  private void add(ThreadCommand command) {
    if (command instanceof ThreadCommand.Assign(var assignee, _)) {
      add(assignee, UnknownTeammate.Role.ASSIGNEE);
    } else if (command instanceof ThreadCommand.Claim(var assignee, _)) {
      add(assignee, UnknownTeammate.Role.ASSIGNEE);
    } else if (command instanceof ThreadCommand.AssignTeam(var team, _)) {
      add(Mention.of(team), UnknownEntry.Place.HOLDER);
    } else if (command instanceof ThreadCommand.LinkContact(var contact)) {
      add(contact == null ? null : Mention.of(contact), UnknownEntry.Place.LINK);
    } else if (command instanceof ThreadCommand.LinkCompany(var company)) {
      add(company == null ? null : Mention.of(company), UnknownEntry.Place.LINK);
    } else if (command instanceof ThreadCommand.LinkProject(var project)) {
      add(project == null ? null : Mention.of(project), UnknownEntry.Place.LINK);
    } else if (command instanceof ThreadCommand.ReplaceTags(var all)) {
      tags.addAll(all.all());
    } else if (command instanceof ThreadCommand.AddTag(var tag)) {
      tags.add(tag);
    } else if (command instanceof ThreadCommand.RecordMessage(var message, _, _)) {
      addAuthor(message.author());
    }
  }

  private void addAuthor(Actor author) {
    switch (author) {
      case Actor.User(var id) -> add(new Assignee.User(id), UnknownTeammate.Role.AUTHOR);
      case Actor.Agent(var id) -> add(new Assignee.Agent(id), UnknownTeammate.Role.AUTHOR);
      case Actor.Contact(var id) ->
          add(id == null ? null : Mention.of(id), UnknownEntry.Place.AUTHOR);
      case Actor.Key _, Actor.ByVendor _, Actor.Timer _, Actor.Policy _, Actor.Operator _ -> {}
    }
  }

  /**
   * What to look up.
   *
   * @param ids for the tags that turn out to be new
   */
  Mentions mentions(Supplier<EntryId> ids, Instant now) {
    if (teammates.isEmpty() && others.isEmpty() && tags.isEmpty() && newcomers.isEmpty()) {
      return Mentions.none();
    }
    var all = new HashSet<Mention>();
    teammates.forEach(teammate -> all.add(Mention.of(teammate.who().id())));
    others.forEach(other -> all.add(other.mention()));
    var everybody = new ArrayList<>(newcomers);
    for (var tag : tags) {
      var look = TagLook.plain(tag);
      everybody.add(Newcomer.tag(Entry.begun(ids.get(), null, look, ExternalIds.none(), now)));
    }
    return new Mentions(all, everybody);
  }

  /**
   * Checks that all of them exist, teammates as the user or the agent that they are named as.
   *
   * @throws ThreadException for the first that does not
   */
  void requireIn(Known known) {
    for (var named : teammates) {
      if (!known.has(named.who())) {
        throw new UnknownTeammate(named.who().id(), named.role());
      }
    }
    for (var named : others) {
      if (!known.has(named.mention())) {
        throw new UnknownEntry(named.mention().kind(), named.mention().id(), named.place());
      }
    }
  }
}
