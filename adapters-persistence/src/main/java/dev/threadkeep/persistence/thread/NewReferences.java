package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.directory.EntryRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the directory that threads come to refer to by a change: those to be held until
 * they do, and newcomers to be made with it.
 */
final class NewReferences {
  private final OrganizationId organization;
  private final Known known;
  private final Set<InDirectory> found = new HashSet<>();
  private final Map<Mention, Newcomer> newcomers = new LinkedHashMap<>();
  private final Map<Newcomer, Set<ThreadId>> made = new LinkedHashMap<>();
  private final Set<Held> held = new LinkedHashSet<>();

  /**
   * @param known what was found of what the changes name
   * @param mentions what the changes name
   */
  NewReferences(OrganizationId organization, Known known, Mentions mentions) {
    this.organization = organization;
    this.known = known;
    // Whatever they were found by: a thread names them by their ids.
    known.all().forEach((mention, entry) -> found.add(new InDirectory(mention.kind(), entry.id())));
    for (var newcomer : mentions.newcomers()) {
      newcomers.putIfAbsent(newcomer.mention(), newcomer);
    }
  }

  private record InDirectory(Kind kind, EntryId id) {}

  /**
   * An entry that must not go before a thread refers to it.
   *
   * @param key by which the thread refers to it, where that is not its id: it must keep that, too
   */
  record Held(Kind kind, EntryId id, @Nullable String key) {}

  void add(@Nullable ConversationThread before, ConversationThread after) {
    if (before != null && refersToTheSame(before, after)) {
      return;
    }
    var old = before == null ? Set.<Mention>of() : Mention.allOf(before);
    for (var mention : Mention.allOf(after)) {
      if (!old.contains(mention)) {
        add(mention, after.id());
      }
    }
  }

  /** As most changes leave it. */
  private static boolean refersToTheSame(ConversationThread before, ConversationThread after) {
    return before.assignment().equals(after.assignment())
        && before.links().equals(after.links())
        && before.tags().equals(after.tags());
  }

  private void add(Mention mention, ThreadId thread) {
    var there = inDirectory(mention);
    if (there != null && (found.contains(there) || there.kind() == Kind.TEAMMATE)) {
      // A teammate is held even where the decision did not ask for it.
      held.add(
          new Held(
              there.kind(), there.id(), mention instanceof Mention.ByName(var key) ? key : null));
    } else {
      newcomers.values().stream()
          .filter(newcomer -> newcomer.mention().equals(mention) || isNamedBy(mention, newcomer))
          .forEach(newcomer -> made.computeIfAbsent(newcomer, _ -> new HashSet<>()).add(thread));
    }
  }

  /** The entry that the mention would be of; absent where only finding it can tell. */
  private @Nullable InDirectory inDirectory(Mention mention) {
    return switch (mention) {
      case Mention.ById(var kind, var id) -> new InDirectory(kind, id);
      case Mention.ByName _, Mention.ByExternalId _ ->
          known.id(mention).map(id -> new InDirectory(mention.kind(), id)).orElse(null);
    };
  }

  private static boolean isNamedBy(Mention mention, Newcomer newcomer) {
    var entry = newcomer.entry();
    return mention instanceof Mention.ById(var kind, var id)
        && kind == entry.kind()
        && id.equals(entry.id());
  }

  List<Held> held() {
    return List.copyOf(held);
  }

  /** The rows of the newcomers, each with the threads that bring it. */
  List<JsonObject> entries() {
    var rows = new ArrayList<JsonObject>();
    made.forEach(
        (newcomer, threads) ->
            rows.add(brought(EntryRow.of(organization, newcomer.entry()), threads)));
    return rows;
  }

  /** The rows by which newcomers are found by external ids. */
  List<JsonObject> externalIds() {
    var rows = new ArrayList<JsonObject>();
    made.forEach(
        (newcomer, threads) ->
            newcomer
                .entry()
                .externalIds()
                .all()
                .forEach(
                    (vendor, id) ->
                        rows.add(
                            brought(
                                EntryRow.ofExternalId(organization, newcomer.entry(), vendor, id),
                                threads))));
    return rows;
  }

  private static JsonObject brought(JsonObject row, Set<ThreadId> threads) {
    var to = new ObjectWriter();
    row.members().forEach(to::put);
    return to.putAll("brought_by", threads, id -> new JsonText(id.toString())).toObject();
  }
}
