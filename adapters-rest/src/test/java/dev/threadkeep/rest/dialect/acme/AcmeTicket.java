package dev.threadkeep.rest.dialect.acme;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.rest.http.dialect.Dialect;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import dev.threadkeep.rest.http.dialect.OwnIds;
import dev.threadkeep.rest.http.dialect.ReasonWords;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import org.jspecify.annotations.Nullable;

/** A thread as Acme shows it. */
record AcmeTicket(
    String id,
    String state,
    @Nullable String why,
    @JsonProperty("opened_at") String openedAt,
    @Nullable String mood) {

  static final Dialect DIALECT = Dialect.of("acme", new OwnIds.Prefixed("tkt-"));

  static AcmeTicket of(ConversationThread thread, ReasonWords.Wording reasons) {
    var state =
        switch (thread.status()) {
          case ThreadStatus.Open _, ThreadStatus.Snoozed _ -> "live";
          case ThreadStatus.Closed _ -> "done";
        };
    return new AcmeTicket(
        DIALECT.idOf(thread),
        state,
        thread.status() instanceof ThreadStatus.Closed closed
            ? reasons.word(DIALECT, closed)
            : null,
        IsoTimes.milliseconds(thread.createdAt()),
        StoredAttributes.of(thread, DIALECT).text("mood"));
  }
}
