package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.domain.thread.ThreadId;
import java.util.List;

/**
 * What to try with the demo.
 *
 * @param key a key with every scope
 * @param open threads that are open, for the commands to change: two, or none where that many are
 *     not to be had
 */
public record DemoTour(String key, List<ThreadId> open) {
  static final int SHOWN = 2;

  public DemoTour {
    open = List.copyOf(open);
  }

  /** The key on a line of its own, as a shell reads it, and commands to paste behind it. */
  public List<String> lines(String url) {
    var shown = open.isEmpty() ? List.of(SeedStories.FEATHER, SeedStories.CONTACTSHIP) : open;
    return """

    The organization "%1$s" has threads of every kind. A key to it, shown this once:

    KEY=%2$s

    %6$s, then see what Threadkeep knows about it:

    curl -X PATCH %3$s/feather/api/v1/threads/%4$s/close -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"reason": "WRONG_NUMBER"}'
    curl %3$s/v1/threads/%4$s -H "Authorization: Bearer $KEY"
    curl %3$s/v1/threads/%4$s/timeline -H "Authorization: Bearer $KEY"

    Others:

    curl -X POST %3$s/v1/threads/%4$s/reopen -H "Authorization: Bearer $KEY"
    curl -X POST %3$s/v1/threads/%5$s/snooze -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '{"until_reply": true}'
    curl -X PUT %3$s/contactship/v1/thread/thr-%5$s -H "x-api-key: $KEY" -H 'Content-Type: application/json' -d '{"assignee": "agent-%7$s", "assignee_type": "agent"}'
    curl -X PATCH %3$s/productlane/api/v2/threads/%5$s -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '{"pain_level": "HIGH", "status": "done", "closed_loop": true}'
    curl -X PATCH %3$s/contextgpt/api/v1/chatting/%8$s/thread/update-thread -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '[{"threadId": "%5$s", "important": true, "tags": ["vip"]}]'
    curl '%3$s/contextgpt/api/v1/chatting/%8$s/threads?resolved=false&limit=5' -H "Authorization: Bearer $KEY"
    curl -X POST %3$s/intercom/conversations/1911149811/parts -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '{"message_type": "close", "type": "admin", "admin_id": 5784329}'
    curl '%3$s/v1/threads?external_ref=intercom:1911149811' -H "Authorization: Bearer $KEY"
    curl '%3$s/v1/threads?status=open&escalated=true&limit=5' -H "Authorization: Bearer $KEY"
    """
        .formatted(
            Demo.ORGANIZATION,
            key,
            url,
            shown.getFirst(),
            shown.getLast(),
            open.isEmpty()
                ? "Hardly a thread is open any more: reopen one as below, close it as Feather's clients do"
                : "Close one as Feather's clients do",
            DemoTeam.RECEPTION.id(),
            DemoStories.CHATBOT)
        .lines()
        .toList();
  }

  /** Leaves the key out, so that no log ever holds it. */
  @Override
  public String toString() {
    return "DemoTour";
  }
}
