package dev.threadkeep.bootstrap.end2end;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a thread is before a change, where its contact wrote and nobody did anything yet. */
enum Given {
  OPEN,
  ON_THE_WEB,
  CLOSED("POST /v1/threads/{thread}/close {'reason': 'spam'}"),
  SNOOZED("POST /v1/threads/{thread}/snooze {'until': '2037-12-01T09:00:00Z'}"),
  HELD_BY_BEN("PUT /v1/threads/{thread}/assignee {'type': 'user', 'id': '{ben}'}"),
  HELD_BY_CREW("PUT /v1/threads/{thread}/team {'id': '{crew}'}"),
  ARCHIVED("POST /v1/threads/{thread}/archive"),
  ESCALATED("POST /v1/threads/{thread}/escalate"),
  IMPORTANT("PATCH /v1/threads/{thread} {'important': true}"),
  UNTITLED("PATCH /v1/threads/{thread} {'title': null}"),
  TAGGED_LATE("PATCH /v1/threads/{thread} {'tags': ['late']}"),
  READ("PATCH /v1/threads/{thread} {'read': true}");

  private final @Nullable String step;

  Given() {
    this(null);
  }

  Given(@Nullable String step) {
    this.step = step;
  }

  /** The one that a table calls {@code held by ben}. */
  static Given named(String words) {
    return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  /** What makes it so. */
  Optional<Request> step() {
    return Optional.ofNullable(step).map(Request::of);
  }

  String channel() {
    return this == ON_THE_WEB ? "web" : "sms";
  }
}
