package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.outbox.VendorNames;
import dev.threadkeep.application.outbox.VendorNames.Entry;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a vendor calls the entries that have to be named to it. */
final class Naming {
  /** Tags are named by their keys, all others by their ids. */
  static final String SQL =
      """
      SELECT n.kind, n.id, d.external_ids ->> ? AS external_id
        FROM unnest(?::text[], ?::text[]) AS n (kind, id)
        JOIN directory_entry d
          ON d.organization_id = ? AND d.kind = n.kind
             AND d.id = CASE WHEN n.kind <> 'tag' THEN n.id
                             ELSE (SELECT k.id
                                     FROM directory_entry k
                                    WHERE k.organization_id = ? AND k.kind = 'tag'
                                      AND k.key = n.id)
                        END
       WHERE d.external_ids ->> ? IS NOT NULL\
      """;

  private final Vendor vendor;
  private final Set<Entry> entries = new LinkedHashSet<>();

  Naming(Vendor vendor) {
    this.vendor = vendor;
  }

  /**
   * Adds what telling of {@code recorded} may name: who acted, who said it, and what the thread has
   * now.
   */
  void add(RecordedEvent recorded, @Nullable ConversationThread thread) {
    add(recorded.by());
    if (recorded.event() instanceof ThreadEvent.MessageRecorded said) {
      add(said.author());
    }
    if (thread != null) {
      addOf(recorded.event(), thread);
    }
  }

  private void add(Actor actor) {
    switch (actor) {
      case Actor.User(var id) -> put(Kind.TEAMMATE, id);
      case Actor.Agent(var id) -> put(Kind.TEAMMATE, id);
      case Actor.Key _,
          Actor.Contact _,
          Actor.ByVendor _,
          Actor.Timer _,
          Actor.Operator _,
          Actor.Policy _ -> {}
    }
  }

  private void addOf(ThreadEvent event, ConversationThread thread) {
    var links = thread.links();
    if (event instanceof ThreadEvent.Assigned(var assignee)) {
      put(Kind.TEAMMATE, assignee.id());
    } else if (event instanceof ThreadEvent.TeamAssigned(var team)) {
      put(Kind.TEAM, team);
    } else if (event instanceof ThreadEvent.Tagged(var tags)) {
      thread.tags().all().forEach(tag -> put(Kind.TAG, tag.key()));
      tags.all().forEach(tag -> put(Kind.TAG, tag.key()));
    } else if (event instanceof ThreadEvent.Linked(var linked)) {
      put(Kind.CONTACT, linked.contact());
      put(Kind.COMPANY, linked.company());
      put(Kind.PROJECT, linked.project());
      put(Kind.CONTACT, links.contact());
      put(Kind.COMPANY, links.company());
      put(Kind.PROJECT, links.project());
    }
    var holder = thread.assignment();
    put(Kind.TEAMMATE, holder.assignee() == null ? null : holder.assignee().id());
    put(Kind.TEAM, holder.team());
  }

  private void put(Kind kind, @Nullable Object id) {
    if (id != null) {
      entries.add(new Entry(kind, id.toString()));
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  void bind(Parameters parameters, OrganizationId organization) throws SQLException {
    parameters
        .text(vendor.name())
        .texts(entries.stream().map(entry -> entry.kind().word()).toList())
        .texts(entries.stream().map(Entry::id).toList())
        .uuid(organization.value())
        .uuid(organization.value())
        .text(vendor.name());
  }

  VendorNames read(Answer answer) throws SQLException {
    var names = new HashMap<Entry, String>();
    var rows = answer.next();
    while (rows.next()) {
      var kind = Kind.valueOf(rows.text("kind").toUpperCase(Locale.ROOT));
      names.put(new Entry(kind, rows.text("id")), rows.text("external_id"));
    }
    return new VendorNames(names);
  }
}
