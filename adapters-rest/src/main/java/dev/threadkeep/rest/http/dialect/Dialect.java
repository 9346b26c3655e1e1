package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import org.jspecify.annotations.Nullable;

/**
 * By what names the rest of the service knows a dialect, and how threads are named in it.
 *
 * @param vendor whose external references its clients use
 * @param door through which its changes come in
 * @param ownIds how it shows a thread that the vendor does not know
 */
public record Dialect(Vendor vendor, Through door, OwnIds ownIds) {

  /** The dialect of the vendor with this name, which is the door's name too. */
  public static Dialect of(String name, OwnIds ownIds) {
    return new Dialect(new Vendor(name), new Through(name), ownIds);
  }

  /** The thread that the vendor knows by {@code text}, else the one whose own id it is. */
  public ThreadLocator locate(String text) {
    return locate(text, null);
  }

  /** The same where the vendor's ids are unique within an account only. */
  public ThreadLocator locate(String text, @Nullable String account) {
    return new ThreadLocator.InDialect(
        vendor,
        account,
        text,
        ownIds.otherForm(text),
        ownIds.threadId(text),
        ownIds.threadNumber(text));
  }

  /** The id that the vendor gave the thread, else its own. */
  public String idOf(ConversationThread thread) {
    return thread
        .references()
        .to(vendor)
        .map(ExternalReference::id)
        .orElseGet(() -> ownIds.of(thread));
  }
}
