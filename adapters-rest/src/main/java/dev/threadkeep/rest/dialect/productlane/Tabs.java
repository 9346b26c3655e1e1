package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.domain.insight.InboxTab;
import java.util.Locale;

/** The tabs of Productlane's inbox by their words: {@code needs-response}. */
final class Tabs {

  private Tabs() {}

  static String word(InboxTab tab) {
    return tab.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Which status a thread under the tab has. */
  static StatusName status(InboxTab tab) {
    return switch (tab) {
      case OPEN, NEW, NEEDS_RESPONSE, MY -> StatusName.OPEN;
      case SNOOZED -> StatusName.SNOOZED;
      case DONE -> StatusName.CLOSED;
    };
  }
}
