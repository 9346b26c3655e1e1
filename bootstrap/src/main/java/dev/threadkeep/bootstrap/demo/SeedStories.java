package dev.threadkeep.bootstrap.demo;

import static dev.threadkeep.bootstrap.demo.DemoTeam.ADA;
import static dev.threadkeep.bootstrap.demo.DemoTeam.MARK;

import dev.threadkeep.application.Ids;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadCommand.Assign;
import dev.threadkeep.domain.thread.ThreadCommand.MarkRead;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The threads that the vendors' own documentation names in its examples, and the tour's. */
final class SeedStories {
  /** An SMS thread for Feather's requests, which name no id in their documentation. */
  static final ThreadId FEATHER = ThreadId.parse("0199a000-0000-7000-8000-00000000fea7");

  /** Contactship's documentation calls it thr-b2c3d4e5-…. */
  static final ThreadId CONTACTSHIP = ThreadId.parse("b2c3d4e5-f6a7-8901-bcde-f12345678901");

  static final ThreadId INTERCOM = ThreadId.parse("0199a000-0000-7000-8000-0000000000c0");

  /** Told when all others are, so that its presence shows that nothing is missing. */
  static final ThreadId LAST = ThreadId.parse("0199a000-0000-7000-8000-00000000ffff");

  private final Ids ids;
  private final Instant now;

  SeedStories(Ids ids, Instant now) {
    this.ids = ids;
    this.now = now;
  }

  List<DemoStory> all() {
    return List.of(feather(), contactship(), intercom());
  }

  private DemoStory feather() {
    var contact = DemoDirectory.LEAD;
    var details =
        new JsonObject(
            Map.of(
                "feather",
                new JsonObject(
                    Map.of(
                        "agent_version_id",
                        new JsonText("av_3f9c"),
                        "from_phone_number_id",
                        new JsonText("pn_7d21"),
                        "lead_id",
                        new JsonText("lead-1042")))));
    return new DemoStory(
        FEATHER,
        "Appointment by text message",
        links(contact, new Channel("sms", "chn_sms_1", "+15550100", "+15550101")),
        Tags.of(List.of("booking")),
        Severity.LOW,
        Handling.AI,
        References.none(),
        new Attributes(details),
        script(contact, Duration.ofHours(5))
            .asks("Can I still come on Tuesday?")
            .answers(DemoTeam.RECEPTION, "Yes, at three. Shall I book it?")
            .steps());
  }

  private DemoStory contactship() {
    var contact = DemoDirectory.ON_WHATSAPP;
    return new DemoStory(
        CONTACTSHIP,
        "Question on WhatsApp",
        links(contact, new Channel("waba", "chn_y0xspd9p1v7vla6wkwc2z01u", null, null)),
        Tags.none(),
        Severity.UNKNOWN,
        Handling.HUMAN,
        References.none(),
        Attributes.none(),
        script(contact, Duration.ofHours(4))
            .asks("Hello, are you open on Saturday?")
            .does(MARK, new MarkRead())
            .steps());
  }

  private DemoStory intercom() {
    var contact = DemoDirectory.CHARGED_TWICE;
    var details =
        new JsonObject(
            Map.of(
                "intercom",
                new JsonObject(
                    Map.of(
                        "custom_attributes",
                        new JsonObject(
                            Map.of(
                                "issue_type",
                                new JsonText("Billing"),
                                "priority",
                                new JsonText("High")))))));
    return new DemoStory(
        INTERCOM,
        "Charged twice",
        links(contact, new Channel("email", null, "customer@example.com", "support@acmeinc.org")),
        Tags.of(List.of("billing")),
        Severity.HIGH,
        Handling.HUMAN,
        References.of(List.of(new ExternalReference(new Vendor("intercom"), "1911149811"))),
        new Attributes(details),
        script(contact, Duration.ofHours(3))
            .asks("Hi, my card was charged twice this month.")
            .does(ADA, new Assign(MARK))
            .answers(MARK, "I see it. The second charge will be returned.")
            .asks("Thank you. When?")
            .steps());
  }

  DemoStory last() {
    var contact = DemoDirectory.WELCOMED;
    return new DemoStory(
        LAST,
        "Welcome to Threadkeep",
        links(contact, null),
        Tags.none(),
        Severity.UNKNOWN,
        Handling.HUMAN,
        References.none(),
        Attributes.none(),
        script(contact, Duration.ZERO)
            .asks("Everything in this organization is made up. Close me, snooze me, assign me.")
            .steps());
  }

  private Script script(ContactId contact, Duration ago) {
    return new Script(ids, contact, now.minus(ago), now);
  }

  private static Links links(ContactId contact, @Nullable Channel channel) {
    return Links.none().withContact(contact).withChannel(channel);
  }
}
