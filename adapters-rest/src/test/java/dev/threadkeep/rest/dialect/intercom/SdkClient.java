package dev.threadkeep.rest.dialect.intercom;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tests ask of Intercom's own Java client, in words that are not its own: it is loaded
 * with libraries that the service has in other versions.
 */
public interface SdkClient {

  /** Points the client at a server. */
  void connect(URI base, String token);

  /** Replies as an admin; null where nothing is to be set. */
  Seen reply(
      String conversation,
      String admin,
      String messageType,
      @Nullable String body,
      @Nullable String assignee,
      long snoozedUntil);

  /** Replies as a contact. */
  Seen replyAsContact(String conversation, String contact, String body);

  Seen find(String conversation);

  Seen markAsRead(String conversation);

  Seen runAssignmentRules(String conversation);

  /** The ids of the conversations on the first page. */
  List<String> list(Map<String, String> parameters);

  /** The ids of all conversations, page by page. */
  List<String> walk(Map<String, String> parameters);

  /** The admins' names. */
  List<String> admins();

  /** An admin's address. */
  String adminEmail(String id);

  /** What the client read of a conversation. */
  record Seen(
      String id,
      String state,
      boolean open,
      boolean read,
      long createdAt,
      long waitingSince,
      long snoozedUntil,
      List<SeenPart> parts) {
    public Seen {
      parts = List.copyOf(parts);
    }

    SeenPart last() {
      return parts.getLast();
    }
  }

  /** What the client read of a part. */
  record SeenPart(String type, @Nullable String body, String author, @Nullable String assignedTo) {}
}
