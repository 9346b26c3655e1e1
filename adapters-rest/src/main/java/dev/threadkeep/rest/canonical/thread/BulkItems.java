package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.json.StrictJson;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the items of a bulk request. */
@Singleton
final class BulkItems {

  private final StrictJson json;
  private final BulkCommands reading;
  private final CloseReasons reasons;

  BulkItems(StrictJson json, BulkCommands reading, CloseReasons reasons) {
    this.json = json;
    this.reading = reading;
    this.reasons = reasons;
  }

  /** An item, as far as it can be read. */
  sealed interface Read {
    record Fits(String id, String pointer, Precondition precondition, List<BulkCommand> commands)
        implements Read {
      public Fits {
        commands = List.copyOf(commands);
      }
    }

    /**
     * It does not fit.
     *
     * @param pointer where the part stands that the failure is about
     */
    record Misfits(@Nullable String id, String pointer, RuntimeException failure) implements Read {}
  }

  Read read(Call call, int position, JsonNode given) {
    var pointer = "#/items/" + position;
    var id = given.path("id").isTextual() ? given.path("id").asText() : null;
    var at = pointer;
    try {
      var item = json.read(given, BulkInput.Item.class);
      BulkCommands.checkNumber(item.commands());
      var commands = new ArrayList<BulkCommand>();
      for (var command : item.commands()) {
        at = "%s/commands/%d".formatted(pointer, commands.size());
        commands.add(reading.read(call, code -> reasons.named(call, item.id(), code), at, command));
      }
      return new Read.Fits(item.id(), pointer, precondition(item.ifVersion()), commands);
    } catch (RuntimeException failure) {
      return new Read.Misfits(id, at, failure);
    }
  }

  private static Precondition precondition(@Nullable Long version) {
    return version == null ? Precondition.none() : new Precondition.VersionIn(Set.of(version));
  }
}
