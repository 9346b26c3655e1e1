package dev.threadkeep.application.privacy;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose id stands at a place in what an API says, as its name tells. Ids may be short and common:
 * elsewhere the same text is a version, a status or a word.
 */
enum IdPlace {
  CONTACT,
  THREAD,
  /** The id of what is shown, whatever that is. */
  ANY,
  NONE;

  private static final String ID = "id";

  private static final Pattern BETWEEN_WORDS = Pattern.compile("_|(?<=[a-z])(?=[A-Z])");

  private static final Set<String> IDS = Set.of(ID, "ids", "ref", "refs");

  private static final Set<String> CONTACTS =
      Set.of("contact", "contacts", "author", "by", "from", "lead", "sender", "user", "visitor");

  private static final Set<String> THREADS =
      Set.of("thread", "threads", "conversation", "conversations", "follow");

  private static final Set<String> OTHERS =
      Set.of(
          "admin",
          "agent",
          "api",
          "assignee",
          "bot",
          "chatbot",
          "channel",
          "company",
          "connection",
          "job",
          "key",
          "message",
          "messages",
          "model",
          "organization",
          "phone",
          "policy",
          "project",
          "request",
          "status",
          "tag",
          "tags",
          "team",
          "teammate",
          "teams",
          "tier",
          "timer",
          "trace",
          "vendor",
          "workspace");

  /**
   * The place of a member.
   *
   * @param holder the name of the member that the object is, empty where it is none
   * @param object the object that has the member
   */
  static IdPlace of(String holder, JsonObject object, String member) {
    if (member.equals(ID)) {
      return ofWhatIsShown(holder, object);
    }
    var words = words(member);
    return isOfIds(words) || isNamed(words) ? ofOne(words) : NONE;
  }

  private static boolean isOfIds(List<String> words) {
    return !words.isEmpty() && IDS.contains(words.getLast());
  }

  /** Filters name contacts and threads by these words alone. */
  private static boolean isNamed(List<String> words) {
    return words.size() == 1 && (words.contains("contact") || words.contains("thread"));
  }

  private static IdPlace ofWhatIsShown(String holder, JsonObject object) {
    if (object.members().containsKey("vendor")) {
      return NONE; // by what a vendor knows it
    }
    if (object.members().get("type") instanceof JsonText(var type)) {
      var told = ofOne(List.of(type));
      if (told != ANY) {
        return told;
      }
    }
    return ofOne(words(holder));
  }

  private static IdPlace ofOne(List<String> words) {
    return Collections.disjoint(words, OTHERS) ? whose(words) : NONE;
  }

  private static IdPlace whose(List<String> words) {
    if (!Collections.disjoint(words, CONTACTS)) {
      return CONTACT;
    }
    return Collections.disjoint(words, THREADS) ? ANY : THREAD;
  }

  private static List<String> words(String name) {
    return BETWEEN_WORDS.splitAsStream(name).map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  boolean isOfContacts() {
    return this == CONTACT || this == ANY;
  }

  boolean isOfThreads() {
    return this == THREAD || this == ANY;
  }
}
