package dev.threadkeep.rest.dialect.productlane;

import static java.util.stream.Collectors.joining;

import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import java.util.Arrays;
import java.util.Locale;

/** Where a thread can come from, as Productlane has it. */
enum ThreadOrigin {
  IN_APP,
  PORTAL,
  SUPPORT_PORTAL,
  EMAIL,
  SLACK,
  SLACK_CONNECT,
  INTERCOM,
  INTERCOM_ATTACHMENT,
  ZENDESK,
  ZENDESK_ATTACHMENT,
  FRONT_ATTACHMENT,
  ZAPIER,
  HUBSPOT,
  PLAIN,
  API,
  LIVE_CHAT,
  AI_CHAT,
  CALENDAR,
  WIDGET,
  TEAMS,
  LINEAR,
  UPVOTE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The origin by its word.
   *
   * @throws IllegalArgumentException if there is none
   */
  static ThreadOrigin parse(String word) {
    return Arrays.stream(values())
        .filter(origin -> origin.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Arrays.stream(values())
                        .map(ThreadOrigin::word)
                        .collect(joining(", ", "must be one of ", ""))));
  }

  /** Where a thread comes from: what it keeps for that, whatever it says. */
  static String of(ConversationThread thread) {
    var stored = StoredAttributes.of(thread, Productlane.DIALECT).text(Stored.ORIGIN);
    return stored == null ? API.word() : stored;
  }
}
