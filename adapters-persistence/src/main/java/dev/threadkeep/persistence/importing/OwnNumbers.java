package dev.threadkeep.persistence.importing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Own numbers of things of a kind, and what vendors call them. APIs with numeric ids show the one
 * or the other, so that no number may be what a vendor calls something else of the kind.
 *
 * @param <I> their ids
 */
public final class OwnNumbers<I> {
  private final String kind;
  private final Map<String, I> numbered = new HashMap<>();
  private final Map<String, Set<I>> called = new HashMap<>();

  /**
   * @param kind what they are, in one word
   */
  public OwnNumbers(String kind) {
    this.kind = kind;
  }

  /** One that is there has this number. */
  public void addNumber(I id, String number) {
    numbered.put(number, id);
  }

  /** One that is there is called so by a vendor. */
  public void addExternalId(I id, String externalId) {
    called.computeIfAbsent(externalId, _ -> new HashSet<>()).add(id);
  }

  /** Why a new one cannot be, as the end of a sentence that begins with it; nothing if it can. */
  public @Nullable String conflict(I id, String number, Collection<String> externalIds) {
    if (called.getOrDefault(number, Set.of()).stream().anyMatch(other -> !other.equals(id))) {
      return "has the number %s, by which a vendor knows another %s".formatted(number, kind);
    }
    for (var externalId : externalIds) {
      var other = numbered.get(externalId);
      if (other != null && !other.equals(id)) {
        return "has the external id %s, which is the number of another %s"
            .formatted(externalId, kind);
      }
    }
    return null;
  }

  /** One more that is going to be there. */
  public void add(I id, String number, Collection<String> externalIds) {
    addNumber(id, number);
    externalIds.forEach(externalId -> addExternalId(id, externalId));
  }
}
