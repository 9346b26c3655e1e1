package dev.threadkeep.vendors.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses connections may lead to: those of the public Internet, and those in networks that
 * whoever runs the service has named.
 */
public record Networks(List<String> allowed) {

  /** IANA's registry of special-purpose addresses, and multicast. */
  private static final List<Network> NOT_PUBLIC_4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** What is in use of the sixth version; all else is local, reserved, or another in disguise. */
  private static final List<Network> GLOBAL_6 = networks("2000::/3");

  /** Among them what leads elsewhere: Teredo and its like, documentation, and 6to4. */
  private static final List<Network> NOT_PUBLIC_6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  public Networks {
    allowed = List.copyOf(allowed);
    allowed.forEach(Network::parse);
  }

  /** The public Internet and nothing else. */
  public static Networks publicOnly() {
    return new Networks(List.of());
  }

  /**
   * Reads networks with commas between them.
   *
   * @throws IllegalArgumentException naming the first that is none
   */
  public static Networks parse(String text) {
    return new Networks(
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList());
  }

  boolean nameAny() {
    return !allowed.isEmpty();
  }

  /** Whether somebody who runs the service has said so. */
  boolean name(InetAddress address) {
    return allowed.stream().map(Network::parse).anyMatch(network -> network.contains(address));
  }

  /** Whether anybody on the Internet could call it. */
  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return isInNone(NOT_PUBLIC_4, address);
    }
    return !isInNone(GLOBAL_6, address) && isInNone(NOT_PUBLIC_6, address);
  }

  private static boolean isInNone(List<Network> networks, InetAddress address) {
    return networks.stream().noneMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::parse).toList();
  }
}
