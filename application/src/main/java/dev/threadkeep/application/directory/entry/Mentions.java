package dev.threadkeep.application.directory.entry;

import dev.threadkeep.domain.party.TeammateId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries that a request names.
 *
 * @param all to be looked up, newcomers included
 * @param newcomers to be made where they are not found and the thread comes to refer to them
 */
public record Mentions(Set<Mention> all, List<Newcomer> newcomers) {
  private static final Mentions NONE = new Mentions(Set.of(), List.of());

  public Mentions {
    newcomers = List.copyOf(newcomers);
    all =
        Stream.concat(all.stream(), newcomers.stream().map(Newcomer::mention))
            .collect(Collectors.toUnmodifiableSet());
  }

  public static Mentions none() {
    return NONE;
  }

  public static Mentions of(Mention... all) {
    return new Mentions(Set.of(all), List.of());
  }

  public static Mentions of(TeammateId... teammates) {
    return of(Arrays.stream(teammates).map(Mention::of).toArray(Mention[]::new));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }
}
