package dev.threadkeep.bootstrap.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.application.transfer.Destination;
import dev.threadkeep.application.transfer.ImportSummary.Problem;
import dev.threadkeep.application.transfer.Importing;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.application.transfer.TransferInMemory;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.rest.http.json.JsonLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportSchemaTest {
  /** When all that the example tells has happened. */
  private static final Instant AFTERWARDS = Instant.parse("2026-11-21T00:00:00Z");

  private static final Pattern EXAMPLE = Pattern.compile("(?s)<!-- example -->\n```json\n(.*?)```");
  private static final String EVENT =
      "{\"type\":\"event\",\"thread_id\":\"01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10\",\"seq\":1,"
          + "\"at\":\"2026-11-20T10:00:00Z\",\"by\":{\"type\":\"timer\"},\"through\":\"timer\","
          + "\"request_id\":\"r\",\"event\":\"%s\",\"data\":%s}";

  /** The files that hold the form of every event. */
  private static final Path EVENTS =
      Path.of("..", "application", "src", "test", "resources", "approved", "events");

  private final ExportSchema schema = new ExportSchema();

  private static List<String> example() {
    var found = EXAMPLE.matcher(ExportSchema.read("import-and-export.md"));
    assertThat(found.find()).isTrue();
    return found.group(1).lines().toList();
  }

  @Test
  void takes_every_event_in_the_form_in_which_it_is_kept() throws IOException {
    List<Path> events;
    try (var files = Files.list(EVENTS)) {
      events = files.toList();
    }

    assertThat(events)
        .hasSizeGreaterThanOrEqualTo(ThreadEvent.class.getPermittedSubclasses().length);
    for (var file : events) {
      var type = file.getFileName().toString().replaceFirst("\\.[a-z]+\\.json$", "");
      assertThat(schema.flaws(EVENT.formatted(type, Files.readString(file)))).as(type).isEmpty();
    }
  }

  @Test
  void takes_the_example_of_the_documentation() {
    assertThat(example())
        .hasSizeGreaterThan(10)
        .allSatisfy(line -> assertThat(schema.flaws(line)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\": \"surprise\"}",
        "{\"type\": \"threadkeep_export\", \"version\": 2}",
        "{\"type\": \"end\", \"threads\": 1, \"surprise\": true}",
        "{\"type\": \"thread\", \"id\": \"1\", \"version\": 1}"
      })
  void refuses_what_an_import_refuses(String line) {
    assertThat(schema.flaws(line)).isNotEmpty();
  }

  @Test
  void refuses_an_event_with_data_of_another() {
    assertThat(schema.flaws(EVENT.formatted("thread.closed", "{\"until_reply\": true}")))
        .isNotEmpty();
  }

  @Test
  void the_example_of_the_documentation_can_be_imported() {
    var organization = new OrganizationId(new UUID(1, 1));
    var caller = Caller.service(organization, new Actor.Policy());
    var problems = new ArrayList<Problem>();
    var store = new TransferInMemory();
    var text = String.join("\n", example());

    var summary =
        new Importing(store, new NoPolicy(), () -> AFTERWARDS)
            .run(
                new JsonLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                new Destination.Own(new Destination.Target(caller, Signature.atTheCommandLine())),
                OnError.STOP,
                new Importing.Observer() {
                  @Override
                  public void problem(Problem problem) {
                    problems.add(problem);
                  }

                  @Override
                  public void threads(long soFar) {}
                });

    assertThat(problems).isEmpty();
    assertThat(summary.threads().imported()).isEqualTo(1);
    assertThat(store.threads(caller, null).getFirst().thread().isClosed()).isTrue();
  }

  /** The example has none. */
  private static final class NoPolicy implements PolicyStore {
    @Override
    public StoredPolicy find(Caller caller) {
      return new StoredPolicy(LifecyclePolicy.standard(), 1);
    }

    @Override
    public StoredPolicy replace(
        Caller caller, Signature signature, Function<StoredPolicy, Replacement> change) {
      throw new AssertionError("no policy was to be imported");
    }
  }
}
