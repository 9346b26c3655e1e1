package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.Call;
import java.util.List;

/**
 * What something sent to a conversation asks for.
 *
 * @param call with the one who acts
 */
record Sent(Call call, List<ThreadCommand> commands) {
  Sent {
    commands = List.copyOf(commands);
  }
}
