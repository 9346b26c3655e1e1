package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.BaseUrlCheck;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Judges where base URLs lead when they are saved, whether they name an address or a host. */
final class SavedUrls implements BaseUrlCheck {
  private final Names names;
  private final NetworkGate gate;

  SavedUrls(Names names, NetworkGate gate) {
    this.names = names;
    this.gate = gate;
  }

  @Override
  public Optional<String> flawOf(String baseUrl) {
    var flaw = gate.flawOf(baseUrl);
    return flaw.isPresent() ? flaw : refusal(BaseUrl.parse(baseUrl));
  }

  /** One address of several is enough, as it is at each call. */
  private Optional<String> refusal(BaseUrl url) {
    return Arrays.stream(addresses(url.uri().getHost()))
        .flatMap(address -> gate.refusal(address, url.isSecure()).stream())
        .findFirst();
  }

  private InetAddress[] addresses(String host) {
    try {
      return names.lookUp(host);
    } catch (UnknownHostException _) {
      return new InetAddress[0];
    }
  }
}
