package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;

/** Replies can name a contact's last conversation without its id. */
@Singleton
final class LastConversations {

  private static final String LAST = "last";

  private final IntercomEntries entries;
  private final ThreadReader threads;

  LastConversations(IntercomEntries entries, ThreadReader threads) {
    this.entries = entries;
    this.threads = threads;
  }

  /**
   * The id of the conversation that a reply is for.
   *
   * @throws IntercomFailure if it is for the last one of nobody known
   * @throws ThreadException.UnknownThread if the contact has none
   */
  String orNamed(Call call, String id, IntercomFields body) {
    if (!id.equals(LAST)) {
      return id;
    }
    var contact =
        entries
            .contact(call, body, "intercom_user_id")
            .orElseThrow(IntercomFailure.unknownContact());
    return threads
        .list(
            call.caller(),
            new ThreadQuery(
                null,
                new ThreadQuery.Narrowing.ByContact(new ContactId(contact.id().value())),
                ThreadQuery.ArchiveFilter.HIDE,
                null,
                ThreadQuery.Sort.UPDATED_DESCENDING,
                null,
                1))
        .items()
        .stream()
        .findFirst()
        .map(Intercom.DIALECT::idOf)
        .orElseThrow(ThreadException.UnknownThread::new);
  }
}
