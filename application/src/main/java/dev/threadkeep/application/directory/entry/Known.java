package dev.threadkeep.application.directory.entry;

import dev.threadkeep.domain.party.Assignee;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Those of the entries named that there are. */
public record Known(Map<Mention, Found> all) {
  private static final Known NOTHING = new Known(Map.of());

  public Known {
    all = Map.copyOf(all);
  }

  /**
   * An entry that there is.
   *
   * @param type of a teammate
   */
  public record Found(EntryId id, Teammate.@Nullable Type type) {}

  public static Known nothing() {
    return NOTHING;
  }

  public boolean has(Mention mention) {
    return all.containsKey(mention);
  }

  /** Whether there is this teammate, as the user or the agent that it is named as. */
  public boolean has(Assignee teammate) {
    var found = all.get(Mention.of(teammate.id()));
    return found != null
        && found.type() != null
        && found.type().assignee(teammate.id()).equals(teammate);
  }

  public Optional<EntryId> id(Mention mention) {
    return Optional.ofNullable(all.get(mention)).map(Found::id);
  }

  /** What was asked for of what was found for several. */
  public Known of(Mentions asked) {
    return asked.all().containsAll(all.keySet())
        ? this
        : new Known(
            all.entrySet().stream()
                .filter(found -> asked.all().contains(found.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
