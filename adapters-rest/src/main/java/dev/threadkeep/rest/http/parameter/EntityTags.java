package dev.threadkeep.rest.http.parameter;

import dev.threadkeep.rest.http.failure.ApiException;
import io.micronaut.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Strong entity tags made from versions, and the precondition that names them. */
public final class EntityTags {

  // RFC 9110 §8.8.3: any visible character but the quote, and obs-text.
  private static final Pattern TAG =
      Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(,\\s*|$)");

  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,17}");

  private EntityTags() {}

  /** The tag of a version: {@code "3"}, with its quotes. */
  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /** What {@code If-Match} asks for. */
  public sealed interface IfMatch {

    /** No such header: any version will do. */
    record Absent() implements IfMatch {}

    /** {@code *}: any version of something that exists. */
    record Existing() implements IfMatch {}

    /** One of these, of which there may be none: a weak tag, or one not ours, matches nothing. */
    record OneOf(Set<Long> versions) implements IfMatch {
      public OneOf {
        versions = Set.copyOf(versions);
      }
    }

    /** Whether something at {@code version} may be changed. */
    default boolean admits(long version) {
      return switch (this) {
        case Absent(), Existing() -> true;
        case OneOf(var versions) -> versions.contains(version);
      };
    }
  }

  /**
   * The precondition among {@code headers}.
   *
   * @throws ApiException with the bad parameter {@code If-Match}, if it is no list of tags
   */
  public static IfMatch ifMatch(HttpHeaders headers) {
    var values = headers.getAll(HttpHeaders.IF_MATCH);
    return values.isEmpty() ? new IfMatch.Absent() : parse(values);
  }

  private static IfMatch parse(List<String> values) {
    var list = String.join(",", values).strip();
    if (list.equals("*")) {
      return new IfMatch.Existing();
    }
    var versions = new HashSet<Long>();
    var tag = TAG.matcher(list);
    int end = 0;
    while (end < list.length() || end == 0) {
      if (!tag.find(end) || tag.start() != end) {
        throw QueryParameters.bad(
            HttpHeaders.IF_MATCH, "must be *, or entity tags such as \"3\" with commas between");
      }
      if (tag.group(1) == null && VERSION.matcher(tag.group(2)).matches()) {
        versions.add(Long.valueOf(tag.group(2)));
      }
      end = tag.end();
    }
    return new IfMatch.OneOf(versions);
  }
}
