package dev.threadkeep.vendors.http;

import java.net.InetAddress;
import java.util.Optional;

/** Lets connections through to where they may lead: once when they are saved, and at each call. */
final class NetworkGate {
  private final Networks networks;

  NetworkGate(Networks networks) {
    this.networks = networks;
  }

  /** What is wrong with the URL, as far as its form tells; asks nobody where a name leads. */
  Optional<String> flawOf(String baseUrl) {
    try {
      var url = BaseUrl.parse(baseUrl);
      var literal = url.literal();
      if (literal.isPresent()) {
        return refusal(literal.get(), url.isSecure());
      }
      return url.isSecure() || networks.nameAny()
          ? Optional.empty()
          : Optional.of("must begin with https://");
    } catch (IllegalArgumentException flaw) {
      return Optional.of(String.valueOf(flaw.getMessage()));
    }
  }

  /** Why this address must not be dialled; nothing where it may be. */
  Optional<String> refusal(InetAddress address, boolean secure) {
    if (networks.name(address)) {
      return Optional.empty();
    }
    if (!Networks.isPublic(address)) {
      return Optional.of(
          "leads to %s, which is not public and in no network that the service is allowed to call"
              .formatted(address.getHostAddress()));
    }
    return secure ? Optional.empty() : Optional.of("must begin with https://");
  }
}
