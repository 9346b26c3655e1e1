package dev.threadkeep.application.holding;

import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Holder;
import java.util.List;
import java.util.Optional;

/** An organization's connections, the oldest first, as those that hold threads. */
public record Holdings(List<Holding> all) {
  private static final Holdings NONE = new Holdings(List.of());

  public Holdings {
    all = List.copyOf(all);
  }

  /** What an organization without connections has. */
  public static Holdings none() {
    return NONE;
  }

  /** Those that hold a thread with these references, as deciding needs to know them. */
  public List<Holder> holders(References references) {
    return of(references).stream().map(Holding::holder).toList();
  }

  /** Those that hold a thread with these references. */
  List<Holding> of(References references) {
    return all.isEmpty()
        ? List.of()
        : references.all().stream().flatMap(reference -> of(reference).stream()).toList();
  }

  /**
   * The connection that the reference names; where it names none, the oldest to its vendor, so that
   * a further one takes no thread from anybody.
   */
  private Optional<Holding> of(ExternalReference reference) {
    return all.stream()
        .filter(holding -> holding.vendor().equals(reference.vendor()))
        .filter(
            holding ->
                reference.connection() == null
                    || reference.connection().equals(holding.connection()))
        .findFirst();
  }
}
