package dev.threadkeep.bootstrap.demo;

import java.util.List;

/**
 * What to try with the demo.
 *
 * @param key a key with every scope
 */
public record DemoTour(String key) {

  /** The key on a line of its own, as a shell reads it, and commands to paste behind it. */
  public List<String> lines(String url) {
    return """

    The organization "%1$s" has threads of every kind. A key to it, shown this once:

    KEY=%2$s

    Close one as Feather's clients do, then see what Threadkeep knows about it:

    curl -X PATCH %3$s/feather/api/v1/threads/%4$s/close -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"reason": "WRONG_NUMBER"}'
    curl %3$s/v1/threads/%4$s -H "Authorization: Bearer $KEY"
    curl %3$s/v1/threads/%4$s/timeline -H "Authorization: Bearer $KEY"

    Others:

    curl -X POST %3$s/v1/threads/%4$s/reopen -H "Authorization: Bearer $KEY"
    curl -X POST %3$s/v1/threads/%5$s/snooze -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '{"until_reply": true}'
    curl '%3$s/v1/threads?external_ref=intercom:1911149811' -H "Authorization: Bearer $KEY"
    curl '%3$s/v1/threads?status=open&escalated=true&limit=5' -H "Authorization: Bearer $KEY"
    """
        .formatted(Demo.ORGANIZATION, key, url, SeedStories.FEATHER, SeedStories.CONTACTSHIP)
        .lines()
        .toList();
  }

  /** Leaves the key out, so that no log ever holds it. */
  @Override
  public String toString() {
    return "DemoTour";
  }
}
