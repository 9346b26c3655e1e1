package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectEntries;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds entries of the directory by what Intercom's clients call them. */
@Singleton
final class IntercomEntries {

  private static final int AT_ONCE = 200;

  /** Intercom's lists of admins and teams have no pages, and no list may be without an end. */
  private static final int MOST = 1_000;

  private final DirectoryStore directory;
  private final DialectEntries known;

  IntercomEntries(DirectoryStore directory, DialectEntries known) {
    this.directory = directory;
    this.known = known;
  }

  Optional<Entry<Teammate>> admin(Call call, String id) {
    return numbered(call, Teammate.class, id);
  }

  /** The teammate that a request names as acting. */
  Assignee actor(Call call, IntercomFields body) {
    return admin(call, body.requiredId("admin_id"))
        .map(Teammate::assignee)
        .orElseThrow(IntercomFailure.unknownActor());
  }

  /** The entry of the teammate who asks, if one does. */
  Optional<Entry<Teammate>> asking(Call call) {
    var teammate = call.teammate();
    return teammate == null
        ? Optional.empty()
        : directory.find(call.caller(), Teammate.class, EntryId.of(teammate.id().value()));
  }

  Optional<Entry<Team>> team(Call call, String id) {
    return numbered(call, Team.class, id);
  }

  Optional<Entry<TagLook>> tag(Call call, String id) {
    return known(call, TagLook.class, id);
  }

  /**
   * The contact that a request names by Intercom's id, by its user's own, or by address. A name
   * without a character is none.
   */
  Optional<Entry<Contact>> contact(Call call, IntercomFields body, String idField) {
    var id = body.id(idField).filter(named -> !named.isEmpty());
    var userId = body.id("user_id").filter(named -> !named.isEmpty());
    var email = body.words("email");
    return id.or(() -> userId)
        .map(named -> known(call, Contact.class, named))
        .orElseGet(() -> email.flatMap(address -> contactAt(call, address)));
  }

  Optional<Entry<Contact>> contact(Call call, String id) {
    return known(call, Contact.class, id);
  }

  List<Entry<Teammate>> admins(Call call) {
    return all(call, Teammate.class);
  }

  List<Entry<Team>> teams(Call call) {
    return all(call, Team.class);
  }

  private Optional<Entry<Contact>> contactAt(Call call, String email) {
    return directory
        .findByKey(call.caller(), Contact.class, List.of(email.toLowerCase(Locale.ROOT)))
        .stream()
        .findFirst();
  }

  private <D extends Details> Optional<Entry<D>> numbered(Call call, Class<D> kind, String id) {
    return external(call, kind, id)
        .or(
            () -> {
              var number = Entry.numberIn(id);
              return number.isPresent()
                  ? directory.findByNumber(call.caller(), kind, number.getAsInt())
                  : Optional.empty();
            });
  }

  private <D extends Details> Optional<Entry<D>> known(Call call, Class<D> kind, String id) {
    return external(call, kind, id)
        .or(() -> entryId(id).flatMap(own -> directory.find(call.caller(), kind, own)));
  }

  private <D extends Details> Optional<Entry<D>> external(Call call, Class<D> kind, String id) {
    return known.knownAs(call, Intercom.DIALECT, kind, id);
  }

  private static Optional<EntryId> entryId(String text) {
    try {
      return Optional.of(new EntryId(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private <D extends Details> List<Entry<D>> all(Call call, Class<D> kind) {
    var all = new ArrayList<Entry<D>>();
    DirectoryStore.@Nullable Position after = null;
    do {
      var page = directory.list(call.caller(), kind, AT_ONCE, after);
      all.addAll(page.items());
      after = page.next();
    } while (after != null && all.size() < MOST);
    return all;
  }
}
