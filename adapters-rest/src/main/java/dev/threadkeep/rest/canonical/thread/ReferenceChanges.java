package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Pointers;
import dev.threadkeep.rest.reference.ReferenceInput;
import dev.threadkeep.rest.reference.ReferenceRules;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code external_refs}: a reference by vendor, or null to forget one. */
@Singleton
final class ReferenceChanges {

  private static final String POINTER = "#/external_refs";

  private final ReferenceRules rules;

  ReferenceChanges(ReferenceRules rules) {
    this.rules = rules;
  }

  /** What a new thread is known by. */
  References first(Map<String, @Nullable ReferenceInput> given) {
    checkNumber(given);
    var references = new ArrayList<ExternalReference>();
    given.forEach(
        (name, input) -> {
          var pointer = Pointers.member(POINTER, name);
          if (input == null) {
            throw Field.invalid(pointer, "must not be null where nothing can be removed");
          }
          references.add(rules.reference(pointer, ReferenceRules.vendor(pointer, name), input));
        });
    return References.of(references);
  }

  /** Members have no order: what is forgotten makes room for what is given beside it. */
  List<ThreadCommand> commands(Map<String, @Nullable ReferenceInput> given) {
    checkNumber(given);
    var forgotten = new ArrayList<ThreadCommand>();
    var referred = new ArrayList<ThreadCommand>();
    given.forEach(
        (name, input) -> {
          var pointer = Pointers.member(POINTER, name);
          var vendor = ReferenceRules.vendor(pointer, name);
          if (input == null) {
            forgotten.add(new ThreadCommand.ForgetReference(vendor));
          } else {
            referred.add(new ThreadCommand.Refer(rules.reference(pointer, vendor, input)));
          }
        });
    return Stream.concat(forgotten.stream(), referred.stream()).toList();
  }

  private static void checkNumber(Map<String, ?> given) {
    if (given.size() > References.MOST) {
      throw Field.invalid(POINTER, "must have at most %d members".formatted(References.MOST));
    }
  }
}
