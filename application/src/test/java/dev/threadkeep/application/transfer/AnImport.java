package dev.threadkeep.application.transfer;

import static dev.threadkeep.application.transfer.WholeThreads.closed;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.application.policy.UnknownTeammatesException;
import dev.threadkeep.application.transfer.Destination.Own;
import dev.threadkeep.application.transfer.Destination.Target;
import dev.threadkeep.application.transfer.ImportSummary.Problem;
import dev.threadkeep.application.transfer.RecordSource.Line;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What is imported, line by line, and what comes of it. */
abstract class AnImport {
  static final OrganizationId HERE = new OrganizationId(new UUID(1, 1));
  static final OrganizationId ELSEWHERE = new OrganizationId(new UUID(2, 2));
  static final Organization IN_FILE = new Organization(ELSEWHERE, "Elsewhere", NINE);
  static final Caller CALLER = Caller.service(HERE, new Actor.Policy());
  static final Signature SIGNATURE = new Signature(CALLER.actor(), Through.IMPORT, "request-1");

  final TransferInMemory store = new TransferInMemory();
  final OnePolicy policies = new OnePolicy();
  final List<Problem> problems = new ArrayList<>();
  final List<Line> lines = new ArrayList<>();

  /** The policy of the only organization. */
  final class OnePolicy implements PolicyStore {
    StoredPolicy standing = new StoredPolicy(LifecyclePolicy.standard(), 1);
    Signature signature;

    @Override
    public StoredPolicy find(Caller caller) {
      return standing;
    }

    @Override
    public StoredPolicy replace(
        Caller caller, Signature by, Function<StoredPolicy, Replacement> change) {
      var next = change.apply(standing);
      if (!next.policy().equals(standing.policy())) {
        requireThere(next.named());
        standing = standing.replacedBy(next.policy());
        signature = by;
      }
      return standing;
    }

    private void requireThere(Set<TeammateId> named) {
      var missing =
          named.stream()
              .filter(
                  each ->
                      store.entries(HERE).stream()
                          .noneMatch(entry -> entry.id().value().equals(each.toString())))
              .collect(toSet());
      if (!missing.isEmpty()) {
        throw new UnknownTeammatesException(missing);
      }
    }
  }

  final AnImport begun() {
    lines.add(parsed(RecordWriter.header(NOON)));
    lines.add(parsed(RecordWriter.organization(IN_FILE)));
    return this;
  }

  final Line parsed(JsonObject record) {
    return new Line.Parsed(lines.size() + 1, record);
  }

  final AnImport with(JsonObject... records) {
    for (var record : records) {
      lines.add(parsed(record));
    }
    return this;
  }

  final AnImport with(WholeThread thread) {
    return with(RecordWriter.thread(thread).toArray(JsonObject[]::new));
  }

  final AnImport broken() {
    lines.add(new Line.Broken(lines.size() + 1, "is no JSON"));
    return this;
  }

  final ImportSummary imported(OnError onError) {
    var left = lines.iterator();
    return new Importing(store, policies, () -> NOON)
        .run(
            () -> left.hasNext() ? left.next() : null,
            new Own(new Target(CALLER, SIGNATURE)),
            onError,
            new Importing.Observer() {
              @Override
              public void problem(Problem problem) {
                problems.add(problem);
              }

              @Override
              public void threads(long soFar) {}
            });
  }

  final List<WholeThread> kept() {
    return store.threads(CALLER, null);
  }

  static WholeThread thread(int number) {
    return closed(ELSEWHERE, number);
  }

  /** Of a thread's four: its record, its opening, its message, its close; and what was said. */
  static JsonObject record(WholeThread thread, int position) {
    return RecordWriter.thread(thread).get(position);
  }

  static JsonObject changed(JsonObject record, String name, String value) {
    return changed(record, name, new JsonText(value));
  }

  static JsonObject changed(JsonObject record, String name, JsonValue value) {
    var to = new ObjectWriter();
    record.members().forEach(to::put);
    return to.put(name, value).toObject();
  }

  static JsonObject entry(Details details, Instant createdAt, Instant updatedAt) {
    return RecordWriter.entry(
        ELSEWHERE,
        new Entry<>(
            new EntryId("e"),
            details.kind().isNumbered() ? 7 : null,
            details,
            ExternalIds.none(),
            1,
            createdAt,
            updatedAt));
  }

  static JsonObject inData(JsonObject event, String name, String value) {
    return changed(event, "data", changed(within(event, "data"), name, value));
  }

  static JsonObject reference(String vendor, String id) {
    return new ObjectWriter()
        .putText("vendor", vendor)
        .putText("account", "")
        .putText("id", id)
        .toObject();
  }

  static JsonObject within(JsonObject record, String name) {
    return (JsonObject) record.members().get(name);
  }

  final void assertToldOfLast(String... details) {
    assertThat(problems).extracting(Problem::detail).containsExactly(details);
    assertThat(problems.getFirst().line()).isEqualTo(lines.size());
  }

  static JsonObject end(long threads) {
    return RecordWriter.end(threads);
  }
}
