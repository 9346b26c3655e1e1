package dev.threadkeep.application.connection;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorSetting;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A vendor that can close and snooze, has no threads, and says to who asks what it is told. */
public final class FakeBackend implements VendorBackend {
  private final Vendor vendor;
  private boolean isHeard;
  private final Listing listing;
  private volatile Set<VendorSetting> useful = EnumSet.allOf(VendorSetting.class);
  private volatile Function<VendorAccess, Reading<Greeting>> answer =
      access -> new Reading.Seen<>(new Greeting("Hello.", List.of()));

  public FakeBackend(String vendor) {
    this(vendor, Listing.CHANGED_SINCE);
  }

  public FakeBackend(String vendor, Listing listing) {
    this.vendor = new Vendor(vendor);
    this.listing = listing;
  }

  /** Has a use for these settings alone. */
  public void using(VendorSetting... settings) {
    useful = Set.of(settings);
  }

  /** Answers like this from now on. */
  public void answering(Function<VendorAccess, Reading<Greeting>> next) {
    answer = next;
  }

  /** Sends webhooks, signed over their bytes; their body is an event and the id of a thread. */
  public FakeBackend withWebhooks() {
    isHeard = true;
    return this;
  }

  /** What a webhook shows in the header {@code Acme-Signature}. */
  public static String signature(String secret, byte[] body) {
    return HexFormat.of()
        .formatHex(body)
        .concat(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Optional<Hearing> hear(VendorAccess access, Hook hook, Instant now) {
    return isHeard ? Optional.of(heard(access, hook)) : Optional.empty();
  }

  private Hearing heard(VendorAccess access, Hook hook) {
    var expected =
        access.credentials().webhookSecret().map(secret -> signature(secret, hook.body()));
    if (expected.isEmpty() || !expected.equals(hook.header("Acme-Signature"))) {
      return new Hearing.Untrusted();
    }
    var said = hook.text().strip().split("\\s+", 2);
    return new Hearing.Genuine(said[0], new ExternalReference(vendor, said[said.length - 1]));
  }

  @Override
  public Vendor vendor() {
    return vendor;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Set.of(VendorOperation.CLOSE, VendorOperation.SNOOZE_UNTIL_TIME),
        Set.of(Register.STATUS, Register.TITLE),
        Set.of(Register.STATUS),
        Set.of(MessageKind.OUTBOUND),
        listing,
        1,
        false);
  }

  @Override
  public Set<VendorSetting> settings() {
    return useful;
  }

  @Override
  public String usualBaseUrl() {
    return "https://%s.example".formatted(vendor);
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    return answer.apply(access);
  }

  @Override
  public Set<String> credentials() {
    return Set.of(Credentials.TOKEN, Credentials.WEBHOOK_SECRET);
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> orders) {
    throw new AssertionError("nothing is delivered here");
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    throw new AssertionError("nothing is read here");
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    return new Reading.Seen<>(new VendorPage(List.of(), null, 0));
  }
}
