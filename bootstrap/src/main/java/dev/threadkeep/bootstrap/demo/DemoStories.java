package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.application.Ids;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** About two hundred threads of the last thirty days, told by every plot about every subject. */
final class DemoStories {
  static final int MANY = 192;

  /** The last are follow-ups of others, which must be there first. */
  static final int FOLLOW_UPS = 8;

  /** The chatbot that ContextGPT's documentation names. */
  static final String CHATBOT = "361628903185318481";

  private static final Duration SPAN = Duration.ofDays(30);
  private static final List<String> CHANNELS = List.of("sms", "email", "waba", "instagram", "web");
  private static final List<Plot> PLOTS = List.of(Plot.values());
  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  private final Ids ids;
  private final Instant now;

  DemoStories(Ids ids, Instant now) {
    this.ids = ids;
    this.now = now;
  }

  List<DemoStory> all() {
    return IntStream.range(0, MANY).mapToObj(number -> story(number, null)).toList();
  }

  List<DemoStory> followUps() {
    return IntStream.range(0, FOLLOW_UPS)
        .mapToObj(number -> story(MANY + number, id(closedLike(number))))
        .toList();
  }

  /** A thread of {@link #all} that its plot closes. */
  private static int closedLike(int number) {
    return number * PLOTS.size() + PLOTS.indexOf(Plot.RESOLVED);
  }

  private DemoStory story(int number, @Nullable ThreadId followUpOf) {
    var plot = PLOTS.get(number % PLOTS.size());
    var subject = Subject.of(number);
    var contact = DemoDirectory.contact(number);
    var script = new Script(ids, contact, opened(number), now).asks(subject.question());
    plot.tell(script, subject, number);
    return new DemoStory(
        id(number),
        subject.title(),
        new Links(
            contact, DemoDirectory.company(number), subject.project(), channel(number), followUpOf),
        Tags.of(List.of(subject.tag())),
        SEVERITIES.get(number % SEVERITIES.size()),
        plot == Plot.ENDED_BY_AGENT || plot == Plot.ESCALATED ? Handling.AI : Handling.HUMAN,
        references(number),
        Attributes.none(),
        script.steps());
  }

  /** From one end of the span to nearly the other, so that every story has time to be told. */
  private Instant opened(int number) {
    return now.minus(SPAN).plus(SPAN.dividedBy(MANY + FOLLOW_UPS + 1L).multipliedBy(number));
  }

  private static ThreadId id(int number) {
    return ThreadId.parse("0199a000-0000-7000-8000-%012x".formatted(0x10000 + number));
  }

  private static Channel channel(int number) {
    var type = CHANNELS.get(number % CHANNELS.size());
    return switch (type) {
      case "email" -> new Channel(type, null, DemoDirectory.email(number), "help@acmeinc.org");
      case "web" -> new Channel(type, "widget", null, null);
      default -> new Channel(type, "chn_" + type, "+1555%07d".formatted(number), "+15550101");
    };
  }

  /** Each vendor holds every sixth thread, and every sixth is ours alone. */
  private static References references(int number) {
    var vendorsOwn = UUID.nameUUIDFromBytes(new byte[] {(byte) number});
    return switch (number % 6) {
      case 1 -> to("feather", "", vendorsOwn.toString());
      case 2 -> to("contactship", "", "thr-" + vendorsOwn);
      case 3 -> to("intercom", "", "19111%05d".formatted(50_000 + number));
      case 4 -> to("productlane", "", vendorsOwn.toString());
      case 5 -> to("contextgpt", CHATBOT, "3616289%011d".formatted(number));
      default -> References.none();
    };
  }

  private static References to(String vendor, String account, String id) {
    return References.of(List.of(new ExternalReference(new Vendor(vendor), account, id, null)));
  }
}
