package dev.threadkeep.vendors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the client addresses that were looked at, and it dials no others: a name that leads
 * elsewhere a moment later changes nothing. One address of several that must not be dialled is
 * enough to refuse the name.
 */
final class GuardedNames implements DnsResolver {
  private final Names names;
  private final NetworkGate gate;
  private final boolean secure;

  GuardedNames(Names names, NetworkGate gate, boolean secure) {
    this.names = names;
    this.gate = gate;
    this.secure = secure;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = names.lookUp(host);
    for (var address : addresses) {
      var refusal = gate.refusal(address, secure);
      if (refusal.isPresent()) {
        throw new RefusedAddressException("%s %s".formatted(host, refusal.get()));
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
