package dev.threadkeep.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link JobLanguage} must do; each implementation's test implements this. */
public interface JobLanguageContract {
  JobLanguage language();

  /** What the API keeps of a request that escalates open threads and writes something in each. */
  JsonObject request();

  private Job job() {
    return JobStoreContract.asking(request());
  }

  @Test
  default void reads_what_was_asked_for_each_time() {
    var order = language().read(job());

    assertThat(order.filter()).isEqualTo(JobStoreContract.OPEN);
    assertThat(order.commands())
        .hasSize(2)
        .contains(new ThreadCommand.Escalate(null))
        .hasAtLeastOneElementOfType(ThreadCommand.RecordMessage.class);
    assertThat(language().read(job()).filter()).isEqualTo(order.filter());
  }

  @Test
  default void gives_each_thread_a_message_of_its_own() {
    var order = language().read(job());

    assertThat(message(order.commands())).isNotEqualTo(message(order.commands()));
  }

  private static MessageId message(List<ThreadCommand> commands) {
    return commands.stream()
        .filter(ThreadCommand.RecordMessage.class::isInstance)
        .map(command -> ((ThreadCommand.RecordMessage) command).message().id())
        .findFirst()
        .orElseThrow();
  }

  @Test
  default void tells_one_failure_from_another() {
    var thread = new ThreadId(new UUID(0, 1));

    var busy = language().problem(job(), thread, new ThreadException.TooBusy());
    var unknown = language().problem(job(), thread, new ThreadException.UnknownMessage());
    var unforeseen = language().unforeseen(job(), thread);

    assertThat(List.of(busy, unknown, unforeseen))
        .doesNotHaveDuplicates()
        .noneMatch(problem -> problem.members().isEmpty());
  }
}
