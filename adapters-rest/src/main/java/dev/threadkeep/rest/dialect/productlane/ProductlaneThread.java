package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A thread as Productlane shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record ProductlaneThread(
    String id,
    String createdAt,
    String updatedAt,
    @Nullable String title,
    String text,
    String painLevel,
    String origin,
    String status,
    String tab,
    @Nullable String snoozedUntil,
    @Nullable String lastInboundMessageAt,
    @Nullable String lastOutboundMessageAt,
    @Nullable String lastStateChangeAt,
    boolean isRead,
    @Nullable ProductlaneContact contact,
    @Nullable ProductlaneCompany company,
    @Nullable ProductlanePerson assignee,
    @Nullable ProductlanePerson reporter,
    List<ProductlaneTag> tags,
    List<CustomerNeed> customerNeeds,
    Map<String, String> externalIds,
    @Nullable String aiDraftHtml,
    @Nullable JsonArray aiDraftSources,
    @Nullable String aiDraftGeneratedAt,
    @Nullable String aiDraftStartedAt,
    @Nullable String aiDraftErrorAt) {

  static ProductlaneThread of(ConversationThread thread, Cast cast) {
    var stored = StoredAttributes.of(thread, Productlane.DIALECT);
    var links = thread.links();
    var activity = thread.activity();
    var assignee = thread.assignment().assignee();
    return new ProductlaneThread(
        Productlane.DIALECT.idOf(thread),
        IsoTimes.milliseconds(thread.createdAt()),
        IsoTimes.milliseconds(thread.updatedAt()),
        thread.title() == null ? null : thread.title().value(),
        text(thread, stored, cast),
        thread.severity().name(),
        ThreadOrigin.of(thread),
        StatusWord.of(thread.status()).word(),
        Tabs.word(InboxTab.of(thread, cast.asking())),
        time(snoozedUntil(thread.status())),
        time(activity.lastInbound()),
        time(activity.lastOutbound()),
        time(activity.lastStateChange()),
        thread.reading().read(),
        ProductlaneContact.of(cast.contact(links.contact()), cast),
        ProductlaneCompany.of(cast.company(links.company())),
        ProductlanePerson.of(cast.teammate(assignee == null ? null : assignee.id())),
        ProductlanePerson.of(cast.teammate(opener(thread))),
        cast.tagsOf(thread).stream().map(ProductlaneTag::of).toList(),
        CustomerNeed.of(thread, cast.project(links.project())),
        KnownVendors.ids(vendor -> thread.references().to(vendor).map(ExternalReference::id)),
        stored.text(Stored.DRAFT_HTML),
        stored.array(Stored.DRAFT_SOURCES),
        stored.text(Stored.DRAFT_GENERATED_AT),
        stored.text(Stored.DRAFT_STARTED_AT),
        stored.text(Stored.DRAFT_ERROR_AT));
  }

  /** The teammate who opened it; nobody where something else did. */
  static @Nullable TeammateId opener(ConversationThread thread) {
    return teammate(thread.openedBy());
  }

  /** The teammate that an actor is, if it is one. */
  static @Nullable TeammateId teammate(Actor actor) {
    return switch (actor) {
      case Actor.User(var id) -> id;
      case Actor.Agent(var id) -> id;
      case Actor.Key _,
          Actor.Contact _,
          Actor.ByVendor _,
          Actor.Timer _,
          Actor.Policy _,
          Actor.Operator _ ->
          null;
    };
  }

  private static String text(ConversationThread thread, StoredAttributes stored, Cast cast) {
    var own = stored.text(Stored.TEXT);
    return own == null ? cast.beginnings().getOrDefault(thread.id(), "") : own;
  }

  private static @Nullable Instant snoozedUntil(ThreadStatus status) {
    return status instanceof ThreadStatus.Snoozed(SnoozeEnd.At(var end)) ? end : null;
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : IsoTimes.milliseconds(instant);
  }
}
