package dev.threadkeep.persistence.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;

import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.application.thread.ThreadQuery.UnsupportedCombinationException;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every list that can be asked for of {@link ManyThreads}, with values that are common, rare and
 * nowhere, from the beginning and from the middle.
 */
final class ListedQueries {
  static final int LIMIT = 50;

  private static final TeammateId STRANGER = new TeammateId(new UUID(1, 1));
  private static final TeammateId RARE = TeammateId.parse("01992f80-2222-7000-8000-000000000007");
  private static final Instant LATELY = Instant.parse("2026-11-19T18:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2025-06-01T00:00:00Z");
  private static final Instant NEVER = Instant.parse("2030-01-01T00:00:00Z");
  private static final Position MIDDLE =
      new Position(Instant.parse("2025-12-01T00:00:00Z"), new ThreadId(new UUID(0, 0)));

  private ListedQueries() {}

  static List<ThreadQuery> all() {
    var all = new ArrayList<ThreadQuery>();
    var statuses = new ArrayList<@Nullable StatusName>(Arrays.asList(StatusName.values()));
    statuses.add(null);
    for (var narrowing : narrowings()) {
      for (var status : statuses) {
        for (var archived : ArchiveFilter.values()) {
          for (var changed : Arrays.asList(null, LATELY, LONG_AGO, NEVER)) {
            for (var sort : Sort.values()) {
              for (var after : Arrays.asList(null, MIDDLE)) {
                try {
                  all.add(
                      new ThreadQuery(status, narrowing, archived, changed, sort, after, LIMIT));
                } catch (UnsupportedCombinationException _) {
                  // Nobody can ask for it.
                }
              }
            }
          }
        }
      }
    }
    return all;
  }

  static List<Narrowing> narrowings() {
    var all =
        new ArrayList<Narrowing>(
            List.of(
                new Narrowing.None(),
                new Narrowing.ByAssignee(null),
                new Narrowing.ByAssignee(ALICE_ID),
                new Narrowing.ByAssignee(RARE),
                new Narrowing.ByAssignee(STRANGER),
                new Narrowing.ByTeam(null),
                new Narrowing.ByTeam(new TeamId("team-11")),
                new Narrowing.ByTeam(new TeamId("nobody's")),
                new Narrowing.ByTag(new Tag("tag0")),
                new Narrowing.ByTag(new Tag("tag299")),
                new Narrowing.ByTag(new Tag("none")),
                new Narrowing.ByContact(new ContactId("contact-0")),
                new Narrowing.ByContact(new ContactId("contact-30")),
                new Narrowing.ByContact(new ContactId("nobody")),
                new Narrowing.ByEscalated(true),
                new Narrowing.ByEscalated(false),
                new Narrowing.ByImportant(true),
                new Narrowing.ByImportant(false),
                new Narrowing.ByReference(INTERCOM_VENDOR, null, "i50"),
                new Narrowing.ByReference(new Vendor("contextgpt"), null, "chat-0"),
                new Narrowing.ByReference(new Vendor("contextgpt"), "bot-1", "chat-0"),
                new Narrowing.ByReference(INTERCOM_VENDOR, null, "none")));
    for (var tab : InboxTab.values()) {
      for (TeammateId asking : Arrays.asList(null, ALICE_ID, RARE, STRANGER)) {
        all.add(new Narrowing.ByTab(tab, asking));
      }
    }
    // In nearly all titles, in many, in two words, in some, in one, as numbers, anywhere, nowhere.
    for (var prefix : List.of("order", "refund", "invo", "bab", "babab", "1", "1234", "b", "zzz")) {
      all.add(new Narrowing.ByTitleWord(prefix));
    }
    return all;
  }

  /** What is asked for, by name; a new narrowing needs one to be listed here. */
  static String name(Narrowing narrowing) {
    return switch (narrowing) {
      case Narrowing.None _ -> "nothing";
      case Narrowing.ByAssignee(var assignee) -> assignee == null ? "assignee=none" : "assignee";
      case Narrowing.ByTeam(var team) -> team == null ? "team=none" : "team";
      case Narrowing.ByTag _ -> "tag";
      case Narrowing.ByContact _ -> "contact";
      case Narrowing.ByEscalated _ -> "escalated";
      case Narrowing.ByImportant _ -> "important";
      case Narrowing.ByReference _ -> "external_ref";
      case Narrowing.ByTab _ -> "tab";
      case Narrowing.ByTitleWord _ -> "q";
    };
  }
}
