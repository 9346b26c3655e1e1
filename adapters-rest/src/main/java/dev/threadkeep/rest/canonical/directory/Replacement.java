package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to stand in an entry's place: what was read of it, with changes. What the service gave it
 * may be left out, and else has to be what it is.
 *
 * @param <I> how a client describes entries of the kind
 */
@JsonDeserialize(using = ReplacementDeserializer.class)
record Replacement<I extends EntryInput<?>>(ServiceGiven serviceGiven, I input) {

  /**
   * The members of a representation that no client decides.
   *
   * @param number which only some kinds have
   * @param erasedAt which only contacts have
   * @param version overlooked like {@code updatedAt}: every replacement sets both, so the same one
   *     can be sent twice; who expects a version sends {@code If-Match}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ServiceGiven(
      @Nullable String id,
      Patch<Integer> number,
      Patch<Instant> erasedAt,
      @Nullable Long version,
      @Nullable Instant createdAt,
      @Nullable Instant updatedAt) {

    /**
     * Checks that all of them are what they are.
     *
     * @throws dev.threadkeep.rest.http.failure.ApiException naming the first that is not
     */
    void requireOf(Entry<?> standing) {
      var standingId = standing.id().value();
      // A teammate's id is a UUID, in either case.
      requireSame(
          "#/id",
          id,
          standing.kind() == Kind.TEAMMATE ? standingId::equalsIgnoreCase : standingId::equals);
      switch (number) {
        case Patch.Absent<Integer>() -> {}
        case Patch.Null<Integer>() -> requireNumbered(standing);
        case Patch.Value<Integer>(var given) -> {
          requireNumbered(standing);
          requireSame("#/number", given, number -> number.equals(standing.number()));
        }
      }
      switch (erasedAt) {
        case Patch.Absent<Instant>() -> {}
        case Patch.Null<Instant>() -> contact(standing);
        case Patch.Value<Instant>(var given) -> {
          var contact = contact(standing);
          requireSame("#/erased_at", given, at -> at.equals(contact.erasedAt()));
        }
      }
      requireSame("#/created_at", createdAt, standing.createdAt()::equals);
    }

    /** No other kind has anything that is only a contact's. */
    private static Contact contact(Entry<?> standing) {
      if (standing.details() instanceof Contact contact) {
        return contact;
      }
      throw Field.invalid("#/erased_at", "is not a known field");
    }

    private static void requireNumbered(Entry<?> standing) {
      if (!standing.kind().isNumbered()) {
        throw Field.invalid("#/number", "is not a known field");
      }
    }

    private static <T> void requireSame(String pointer, @Nullable T given, Predicate<T> standing) {
      if (given != null && !standing.test(given)) {
        throw Field.invalid(pointer, "cannot be changed");
      }
    }
  }
}
