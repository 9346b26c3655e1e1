package dev.threadkeep.vendors.fake;

import static dev.threadkeep.vendors.http.Dialling.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Agreement;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.vendors.http.Dialling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** A backend, its vendor, and what a test asks of both in few words. */
public abstract class BackendAndFake<V extends FakeService> {
  protected static final Duration ENOUGH = Duration.ofSeconds(20);

  protected final V vendor;
  protected final VendorBackend backend;
  private int seeded;

  protected BackendAndFake(V vendor, VendorBackend backend) {
    this.vendor = vendor;
    this.backend = backend;
  }

  /** Opens a thread at the vendor. */
  protected abstract ExternalReference seed(int number);

  /** What the vendor lets us in by. */
  protected String token() {
    return Dialling.TOKEN;
  }

  /** All that the vendor can be given, in a thread that is closed with it. */
  protected abstract List<RegisterValue> everything();

  /** An id that the vendor knows somebody by, and some team. */
  protected String holder(VendorOperation assignment) {
    throw new AssertionError("nobody holds threads there, and yet " + assignment);
  }

  /** Where the vendor is to keep the reasons of closes. */
  protected ReasonPlace place() {
    return new ReasonPlace.InternalNote();
  }

  /** How the vendor shows what it was given. */
  protected RegisterValue asShown(RegisterValue given) {
    return given;
  }

  @AfterEach
  protected void stop() {
    vendor.close();
  }

  protected final ExternalReference seed() {
    seeded++;
    return seed(seeded);
  }

  protected final VendorAccess access() {
    return access(place());
  }

  /** A connection of its own each time: what failed over one would be held against it. */
  protected final VendorAccess access(ReasonPlace place) {
    return alone(Dialling.to(vendor.url(), token(), ENOUGH, place));
  }

  /** The same over a connection of its own. */
  protected static final VendorAccess alone(VendorAccess access) {
    return new VendorAccess(
        new ConnectionId(UUID.randomUUID()),
        access.vendor(),
        access.edition(),
        access.baseUrl(),
        access.credentials(),
        access.settings());
  }

  protected final Report deliver(Order order) {
    return backend.deliver(access(), List.of(order)).getFirst();
  }

  protected final VendorThread read(ExternalReference thread) {
    var reading = backend.read(access(), thread);
    if (reading instanceof Reading.Seen<VendorThread>(var seen)) {
      return seen;
    }
    throw new AssertionError("not seen, but " + reading);
  }

  /** How what the vendor shows by now stands to what it was told. */
  protected final Agreement agreement(RegisterValue told, ExternalReference thread) {
    return Agreement.of(backend.asHeld(told, access().settings()), read(thread));
  }

  protected final List<VendorThread> list(String account, Instant since) {
    var all = new ArrayList<VendorThread>();
    String cursor = null;
    do {
      var reading = backend.list(access(), new VendorQuery(account, since, cursor));
      if (!(reading instanceof Reading.Seen<VendorPage>(var page))) {
        throw new AssertionError("not seen, but " + reading);
      }
      assertThat(page.unreadable()).isZero();
      all.addAll(page.threads());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  protected static Order saying(ExternalReference thread, MessageKind kind) {
    return new Order(
        thread,
        null,
        new Wanted.Say(new VendorMessage(kind, new MessageText("Fish & <chips>"), NOON)));
  }

  protected static Outcome only(Report report) {
    return report.parts().getFirst().outcome();
  }

  protected static Outcome of(Register register, Report report) {
    return report.parts().stream()
        .filter(part -> part.register() == register)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  final boolean changes(Asked asked, ExternalReference thread) {
    return !asked.method().equals("GET") && vendor.threadsIn(asked).contains(thread.id());
  }

  static boolean isChange(Heard call) {
    return !call.method().equals("GET");
  }

  final boolean isDone(ExternalReference thread) {
    return vendor.doneTo(thread.id()).stream().anyMatch(BackendAndFake::isChange);
  }

  /** Without words, ids and what was seen. */
  protected static Outcome bare(Outcome outcome) {
    return switch (outcome) {
      case Delivered(var status, _, _) -> new Delivered(status, null, null);
      case Outcome.NotPropagated not -> not;
      case Rejected(var status, _) -> new Rejected(status, "");
      case NotSent(var status, _, var wait) -> new NotSent(status, "", wait);
      case Unknown(var status, _, var repeatable) -> new Unknown(status, "", repeatable);
    };
  }
}
