package dev.threadkeep.persistence.thread;

import dev.threadkeep.domain.party.OrganizationId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the texts of organizations mean, as they were read before. Every trip brings the text; only
 * one that differs from the last is parsed again, so that nothing here can be out of date.
 */
final class KnownTexts<T> {
  private static final int MOST = 1_000;

  private final Function<String, T> parse;
  private final Map<OrganizationId, Known<T>> known = new ConcurrentHashMap<>();

  private record Known<T>(String text, T meaning) {}

  KnownTexts(Function<String, T> parse) {
    this.parse = parse;
  }

  T read(OrganizationId organization, String text) {
    var last = known.get(organization);
    if (last != null && last.text.equals(text)) {
      return last.meaning;
    }
    var meaning = parse.apply(text);
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(organization, new Known<>(text, meaning));
    return meaning;
  }
}
