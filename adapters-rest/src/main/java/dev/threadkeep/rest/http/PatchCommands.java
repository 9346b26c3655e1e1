package dev.threadkeep.rest.http;

import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the fields of a patch ask for: a command for each that was given, in their order. */
public final class PatchCommands {

  private final List<ThreadCommand> commands = new ArrayList<>();

  /**
   * A field that cannot be cleared.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException naming {@code pointer}, if it is null
   */
  public <T> PatchCommands set(String pointer, Patch<T> field, Function<T, ThreadCommand> command) {
    switch (field) {
      case Patch.Absent<T>() -> {}
      case Patch.Null<T>() -> throw Field.invalid(pointer, "must not be null");
      case Patch.Value<T>(var value) -> commands.add(command.apply(value));
    }
    return this;
  }

  /** A field that null clears. */
  public <T> PatchCommands clearable(Patch<T> field, Function<@Nullable T, ThreadCommand> command) {
    switch (field) {
      case Patch.Absent<T>() -> {}
      case Patch.Null<T>() -> commands.add(command.apply(null));
      case Patch.Value<T>(var value) -> commands.add(command.apply(value));
    }
    return this;
  }

  public PatchCommands add(List<ThreadCommand> more) {
    commands.addAll(more);
    return this;
  }

  public List<ThreadCommand> all() {
    return List.copyOf(commands);
  }
}
