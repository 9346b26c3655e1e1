package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.application.thread.ThreadQuery.UnsupportedCombinationException;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.canonical.PartProblems;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.BadParameter;
import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Pointers;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads what is to be done to all threads that a filter finds. */
@Singleton
public final class BulkReading {

  private static final String FILTER = "#/filter";
  private static final Set<String> FLAGS = Set.of("escalated", "important");
  private static final String ARCHIVED = "archived";
  private static final Set<String> BESIDE = Set.of("status", "updated_after");

  private final BulkCommands reading;
  private final CommandFailures failures;
  private final InstantSource clock;

  BulkReading(BulkCommands reading, CommandFailures failures, InstantSource clock) {
    this.reading = reading;
    this.failures = failures;
    this.clock = clock;
  }

  /**
   * The filter, which has the names of the list's query parameters.
   *
   * @throws ApiException if it does not fit, naming where
   */
  public ThreadFilter filter(Call call, JsonNode given) {
    if (!given.isObject()) {
      throw Field.invalid(FILTER, "must be an object");
    }
    var parameters = new LinkedHashMap<String, String>();
    given
        .properties()
        .forEach(
            member -> parameters.put(member.getKey(), text(member.getKey(), member.getValue())));
    try {
      return ThreadLists.filter(
          call, QueryParameters.of(parameters), "status, archived and updated_after");
    } catch (ApiException failure) {
      throw placed(failure, parameters.keySet());
    } catch (UnsupportedCombinationException combination) {
      throw Field.invalid(FILTER, "is not supported: " + combination.getMessage());
    }
  }

  /** As a query has it. */
  private static String text(String name, JsonNode value) {
    var pointer = Pointers.member(FILTER, name);
    if (FLAGS.contains(name)) {
      if (!value.isBoolean()) {
        throw Field.invalid(pointer, "must be true or false");
      }
    } else if (name.equals(ARCHIVED)) {
      if (!value.isBoolean() && !value.asText().equals("any")) {
        throw Field.invalid(pointer, "must be true, false or \"any\"");
      }
    } else if (!BESIDE.contains(name) && !ThreadNarrowing.NAMES.contains(name)) {
      throw Field.invalid(pointer, "is not a known field");
    } else if (!value.isTextual()) {
      throw Field.invalid(pointer, "must be a string");
    }
    return value.asText();
  }

  /** What is wrong with a parameter is wrong with the field of that name. */
  private static ApiException placed(ApiException failure, Set<String> names) {
    return failure.failure() instanceof BadParameter(var name, var detail)
        ? names.contains(name)
            ? Field.invalid(Pointers.member(FILTER, name), detail)
            : Field.invalid(FILTER, "%s %s".formatted(name, detail))
        : failure;
  }

  /**
   * The commands.
   *
   * @throws ApiException if they do not fit, naming where
   */
  public List<ThreadCommand> commands(Call call, List<JsonNode> given) {
    return commands(call, given, Instant.MIN);
  }

  /**
   * The commands of a request that is made now: no thread can be snoozed until a time that is past.
   * Of one that was made before, time may have passed it by since, which each thread then tells.
   *
   * @throws ApiException if they do not fit, naming where
   */
  public List<ThreadCommand> commandsOfNow(Call call, List<JsonNode> given) {
    return commands(call, given, clock.instant());
  }

  private List<ThreadCommand> commands(Call call, List<JsonNode> given, Instant since) {
    BulkCommands.checkNumber(given);
    var commands = new ArrayList<ThreadCommand>();
    for (int position = 0; position < given.size(); position++) {
      var pointer = "#/commands/" + position;
      for (var command : read(call, pointer, given.get(position)).commands()) {
        commands.add(fitting(pointer, command, since));
      }
    }
    return List.copyOf(commands);
  }

  /** Why a thread could not be changed by these commands. */
  public PartProblems.Told problem(Call call, List<JsonNode> given, RuntimeException failure) {
    var commands =
        IntStream.range(0, given.size())
            .mapToObj(position -> read(call, "#/commands/" + position, given.get(position)))
            .toList();
    return failures.tell(commands, "#/commands", failure, call.facts());
  }

  private BulkCommand read(Call call, String pointer, JsonNode given) {
    try {
      return reading.read(call, CloseReasons::named, pointer, given);
    } catch (ApiException failure) {
      throw failure.failure() instanceof MalformedBody(var errors)
          ? new ApiException(
              new MalformedBody(errors.stream().map(error -> error.within(pointer)).toList()))
          : failure;
    }
  }

  /** What a contact writes may have to be sent on to a thread that the filter does not find. */
  private static ThreadCommand fitting(String pointer, ThreadCommand command, Instant since) {
    if (command instanceof ThreadCommand.RecordMessage(var message, _, _)
        && message.kind() == MessageKind.INBOUND) {
      throw Field.invalid(pointer + "/kind", "must be outbound or internal");
    }
    if (command instanceof ThreadCommand.Snooze(SnoozeEnd.At(var until)) && !until.isAfter(since)) {
      throw Field.invalid(pointer + "/until", "must be in the future");
    }
    return command;
  }
}
