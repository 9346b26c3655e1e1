package dev.threadkeep.bootstrap.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The things that one worker has made for itself, so that nobody else changes them. */
final class Belongings {
  /** What paths and bodies with numbers in them call the kinds of entries that have some. */
  private static final Map<String, String> NUMBERED =
      Map.of("teammates", "intercom admins", "teams", "intercom teams");

  /** A vendor whose webhooks show a token, and the token of the connections to it. */
  static final String VENDOR_WITH_TOKEN = "contextgpt";

  static final String WEBHOOK_TOKEN = "token-of-webhooks";

  /** A thread, what it looked like when it was last read, and the ids under which it is known. */
  static final class Slot {
    final String id;
    final List<String> names;
    String seen = "";
    int uses;

    Slot(String id, List<String> names) {
      this.id = id;
      this.names = List.copyOf(names);
    }
  }

  final List<Slot> slots = new ArrayList<>();
  final String foreignThread;
  private final Map<String, List<String>> ids = new HashMap<>();

  Belongings(String foreignThread) {
    this.foreignThread = foreignThread;
  }

  /** The ids of a kind of thing, as paths name it: {@code teammates}. */
  List<String> ids(String kind) {
    return ids.computeIfAbsent(kind, _ -> new ArrayList<>());
  }

  /** The own ids of its threads. */
  List<String> threads() {
    return slots.stream().map(slot -> slot.id).toList();
  }

  /**
   * The ids of a kind of thing as paths of one document name it, where they differ from others'.
   */
  List<String> ids(ApiDocument document, String kind) {
    var own = ids(document.name() + " " + kind);
    return own.isEmpty() ? ids(kind) : own;
  }

  /** Adds the number of an entry. */
  void addNumber(String kind, String number) {
    ids(NUMBERED.getOrDefault(kind, kind)).add(number);
  }

  /** Forgets the numbers of entries of a kind, of which one is gone. */
  void forgetNumbers(String kind) {
    if (NUMBERED.containsKey(kind)) {
      ids(NUMBERED.getOrDefault(kind, kind)).clear();
    }
  }

  /** Whether there should be a number of such an entry, and is none. */
  boolean lacksNumbers(String kind) {
    return NUMBERED.containsKey(kind) && ids(NUMBERED.getOrDefault(kind, kind)).isEmpty();
  }

  /** Ids that are well-formed and wrong: of another organization, of another kind, of nothing. */
  String wrongId(Dice dice) {
    return switch (dice.below(4)) {
      case 0 -> foreignThread;
      case 1 -> new UUID(dice.below(Integer.MAX_VALUE), dice.below(Integer.MAX_VALUE)).toString();
      case 2 -> "thr-" + foreignThread;
      default -> {
        var others = ids.values().stream().flatMap(List::stream).sorted().toList();
        yield others.isEmpty() ? foreignThread : dice.of(others);
      }
    };
  }

  /** Whether the word before a path's parameter means threads, in some vendor's language. */
  static boolean isThreads(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "thread", "threads", "conversation", "conversations" -> true;
      default -> false;
    };
  }
}
