package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.rest.dialect.intercom.IntercomConversation.ContactReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field that conversations can be searched by.
 *
 * @param values what a conversation has there: nothing, or one or several values
 */
record SearchField(
    String name, Kind kind, Function<IntercomConversation, List<Comparable<?>>> values) {

  private static final String ATTRIBUTE = "custom_attribute.";

  /** What a field's values are. */
  enum Kind {
    /** Numbers, times in seconds among them. */
    NUMBER,
    TEXT,
    FLAG,
    /** Whatever a custom attribute has. */
    ANY;

    boolean goesWith(SearchOperator operator) {
      return switch (operator) {
        case EQUAL, UNEQUAL, IN, NOT_IN -> true;
        case LESS, AT_MOST, GREATER, AT_LEAST -> this == NUMBER || this == ANY;
        case CONTAINS, CONTAINS_NOT, STARTS_WITH, ENDS_WITH -> this == TEXT || this == ANY;
      };
    }
  }

  private static final List<SearchField> ALL =
      List.of(
          text("id", IntercomConversation::id),
          text("title", IntercomConversation::title),
          number("created_at", IntercomConversation::createdAt),
          number("updated_at", IntercomConversation::updatedAt),
          number("waiting_since", IntercomConversation::waitingSince),
          number("snoozed_until", IntercomConversation::snoozedUntil),
          flag("open", IntercomConversation::open),
          flag("read", IntercomConversation::read),
          text("state", shown -> shown.state().word()),
          text("priority", shown -> shown.priority().word()),
          number("admin_assignee_id", IntercomConversation::adminAssigneeId),
          number("team_assignee_id", IntercomConversation::teamAssigneeId),
          texts("tag_ids", shown -> shown.tags().tags().stream().map(IntercomTag::id)),
          texts(
              "contact_ids",
              shown -> shown.contacts().contacts().stream().map(ContactReference::id)),
          texts("teammate_ids", shown -> shown.teammates().admins().stream().map(Author::id)),
          text("source.id", shown -> shown.source().id()),
          text("source.type", shown -> shown.source().type()),
          text("source.delivered_as", shown -> shown.source().deliveredAs()),
          text("source.subject", shown -> shown.source().subject()),
          text("source.body", shown -> shown.source().body()),
          text("source.url", shown -> shown.source().url()),
          flag("source.redacted", shown -> shown.source().redacted()),
          text("source.author.id", shown -> shown.source().author().id()),
          text("source.author.type", shown -> shown.source().author().type()),
          text("source.author.name", shown -> shown.source().author().name()),
          text("source.author.email", shown -> shown.source().author().email()),
          statistic("time_to_assignment", IntercomStatistics::timeToAssignment),
          statistic("time_to_admin_reply", IntercomStatistics::timeToAdminReply),
          statistic("time_to_first_close", IntercomStatistics::timeToFirstClose),
          statistic("time_to_last_close", IntercomStatistics::timeToLastClose),
          statistic("median_time_to_reply", IntercomStatistics::medianTimeToReply),
          statistic("first_contact_reply_at", IntercomStatistics::firstContactReplyAt),
          statistic("first_assignment_at", IntercomStatistics::firstAssignmentAt),
          statistic("first_admin_reply_at", IntercomStatistics::firstAdminReplyAt),
          statistic("first_close_at", IntercomStatistics::firstCloseAt),
          statistic("last_assignment_at", IntercomStatistics::lastAssignmentAt),
          statistic(
              "last_assignment_admin_reply_at", IntercomStatistics::lastAssignmentAdminReplyAt),
          statistic("last_contact_reply_at", IntercomStatistics::lastContactReplyAt),
          statistic("last_admin_reply_at", IntercomStatistics::lastAdminReplyAt),
          statistic("last_close_at", IntercomStatistics::lastCloseAt),
          text("statistics.last_closed_by_id", shown -> shown.statistics().lastClosedById()),
          statistic("count_reopens", IntercomStatistics::countReopens),
          statistic("count_assignments", IntercomStatistics::countAssignments),
          statistic("count_conversation_parts", IntercomStatistics::countConversationParts),
          rating("requested_at", Kind.NUMBER, "created_at"),
          rating("replied_at", Kind.NUMBER, "updated_at"),
          rating("score", Kind.NUMBER, "rating"),
          rating("rating", Kind.NUMBER, "rating"),
          rating("remark", Kind.TEXT, "remark"),
          rating("contact_id", Kind.TEXT, "contact", "id"),
          rating("teammate_id", Kind.TEXT, "teammate", "id"),
          rating("admin_id", Kind.TEXT, "teammate", "id"),
          // So it is spelt in Intercom's own list of fields.
          rating("admin_d", Kind.TEXT, "teammate", "id"));

  /** The field with this name, if it can be searched by. */
  static Optional<SearchField> named(String name) {
    return name.startsWith(ATTRIBUTE)
        ? Optional.of(attribute(name.substring(ATTRIBUTE.length())))
        : ALL.stream().filter(field -> field.name.equals(name)).findFirst();
  }

  private static SearchField text(
      String name, Function<IntercomConversation, @Nullable String> value) {
    return new SearchField(name, Kind.TEXT, shown -> values(value.apply(shown)));
  }

  private static SearchField texts(
      String name, Function<IntercomConversation, Stream<String>> values) {
    return new SearchField(name, Kind.TEXT, shown -> List.copyOf(values.apply(shown).toList()));
  }

  private static SearchField number(
      String name, Function<IntercomConversation, @Nullable Integer> value) {
    return new SearchField(
        name,
        Kind.NUMBER,
        shown -> {
          var number = value.apply(shown);
          return values(number == null ? null : BigDecimal.valueOf(number.longValue()));
        });
  }

  private static SearchField flag(String name, Function<IntercomConversation, Boolean> value) {
    return new SearchField(name, Kind.FLAG, shown -> values(value.apply(shown)));
  }

  private static SearchField statistic(
      String name, Function<IntercomStatistics, ? extends @Nullable Number> value) {
    return new SearchField(
        "statistics." + name,
        Kind.NUMBER,
        shown -> {
          var number = value.apply(shown.statistics());
          return values(number == null ? null : BigDecimal.valueOf(number.longValue()));
        });
  }

  private static SearchField rating(String name, Kind kind, String... path) {
    return new SearchField(
        "conversation_rating." + name,
        kind,
        shown -> value(kind, at(path, shown.conversationRating())));
  }

  private static @Nullable JsonValue at(String[] path, @Nullable JsonValue value) {
    var at = value;
    for (var name : path) {
      at = at instanceof JsonObject(var members) ? members.get(name) : null;
    }
    return at;
  }

  /** What is a text to Intercom may be kept as a number: an id. */
  private static List<Comparable<?>> value(Kind kind, @Nullable JsonValue value) {
    return kind == Kind.TEXT && value instanceof JsonNumber(var number)
        ? List.of(number.toPlainString())
        : value(value);
  }

  private static SearchField attribute(String member) {
    return new SearchField(
        ATTRIBUTE + member,
        Kind.ANY,
        shown -> value(shown.customAttributes().members().get(member)));
  }

  private static List<Comparable<?>> value(@Nullable JsonValue value) {
    return switch (value) {
      case JsonText(var text) -> List.of(text);
      case JsonNumber(var number) -> List.of(number);
      case JsonBoolean(var flag) -> List.of(flag);
      case JsonArray _, JsonObject _, JsonNull _ -> List.of();
      case null -> List.of();
    };
  }

  private static List<Comparable<?>> values(@Nullable Comparable<?> value) {
    return value == null ? List.of() : List.of(value);
  }
}
