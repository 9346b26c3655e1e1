package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Driven port: a vendor, as one that holds threads and can be called. There is an implementation
 * for each vendor, found by its name.
 *
 * <p>Nothing is tried again: the caller decides, by the outcome. Nothing is kept between calls but
 * how each connection fared of late: a vendor that is not there, that asked for time or that takes
 * no more for now is left alone by all calls over it, which is told as {@link Outcome.NotSent} with
 * the time that is left of it, and as {@link RestingVendors} has it meanwhile. Whatever a vendor
 * answers, and however it fails to, is an outcome and never an exception. Every method returns
 * within {@link AccessSettings#longest()}, and may be called from any number of threads; it blocks.
 */
public interface VendorBackend {

  Vendor vendor();

  Capabilities capabilities();

  /** The base URL that the vendor's customers use. */
  String usualBaseUrl();

  /** Which credential or setting is missing that no call can do without: a token, if no more. */
  default Optional<String> missingIn(VendorAccess access) {
    return access.missingToken();
  }

  /** The settings that a connection may have, of those for which most vendors have no use. */
  default Set<VendorSetting> settings() {
    return Set.of();
  }

  /** The names of the credentials that a connection may have; a token is among them. */
  default Set<String> credentials() {
    return Set.of(Credentials.TOKEN);
  }

  /**
   * Carries out orders, at most as many as {@link Capabilities#together()} says, all of one
   * account. Orders of one thread are to come in one after the other, in calls of their own.
   *
   * @return a report for each order, in their order
   */
  List<Report> deliver(VendorAccess access, List<Order> orders);

  /**
   * What the vendor holds once it was told the value, as it shows it: some keep times to the
   * second, some take nothing but texts. What it is not told of the value is not in it; what it is
   * told and never shows is.
   */
  default RegisterValue asHeld(RegisterValue told, AccessSettings settings) {
    return told;
  }

  /** The thread as it is there now. */
  Reading<VendorThread> read(VendorAccess access, ExternalReference thread);

  /**
   * Threads as they are there now. A vendor that lists none answers {@link Reading.Failed} with
   * {@link Outcome.Rejected}.
   */
  Reading<VendorPage> list(VendorAccess access, VendorQuery query);

  /**
   * Looks whether a webhook is the vendor's, by what the connection shares with it, and which
   * thread it is about. What else it says may be old by now: the thread is to be read. Asks nobody.
   *
   * @return nothing where the vendor has no webhooks
   */
  default Optional<Hearing> hear(VendorAccess access, Hook hook, Instant now) {
    return Optional.empty();
  }

  /**
   * Calls the vendor in a way that changes nothing, to see whether it lets us in. It is called even
   * where it is left alone, and no longer left alone where it does.
   */
  Reading<Greeting> test(VendorAccess access);
}
