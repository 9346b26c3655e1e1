package dev.threadkeep.vendors.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A base URL whose form leaves no doubt about whom it names. */
record BaseUrl(URI uri) {
  private static final int LONGEST = 2_000;
  private static final int LAST_PORT = 65_535;

  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?");

  /** How browsers tell an address from a name: it ends in a number, whatever its base. */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~-]+)*/?");

  private static final Pattern DOTS = Pattern.compile("(?:.*/)?\\.{1,2}(?:/.*)?");

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static BaseUrl parse(String text) {
    var uri = uri(text);
    var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    require(scheme.equals("https") || scheme.equals("http"), "must begin with https://");
    require(uri.getRawUserInfo() == null, "must not contain a user or a password");
    require(uri.getRawQuery() == null, "must not contain a query");
    require(uri.getRawFragment() == null, "must not contain a fragment");
    var host = uri.getHost();
    if (host == null) {
      throw new IllegalArgumentException("must name a host");
    }
    requireHost(host.toLowerCase(Locale.ROOT));
    require(uri.getPort() != 0 && uri.getPort() <= LAST_PORT, "must have a port of 1 to 65535");
    var path = uri.getRawPath();
    require(
        PATH.matcher(path).matches() && !DOTS.matcher(path).matches(),
        "must have a plain path, or none");
    return new BaseUrl(uri);
  }

  boolean isSecure() {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  /** The address, where the URL names one instead of a name. */
  Optional<InetAddress> literal() {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    if (!host.startsWith("[") && !DOTTED_QUAD.matcher(host).matches()) {
      return Optional.empty();
    }
    return Optional.of(address(host));
  }

  private static URI uri(String text) {
    require(text.length() <= LONGEST, "must have at most 2000 characters");
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException("must be a URL");
    }
  }

  private static void requireHost(String host) {
    if (host.startsWith("[")) {
      // A scope is for local addresses alone, and an address of version 4 has a form of its own.
      require(host.indexOf('%') < 0 && host.indexOf('.') < 0, "must not disguise its address");
      require(!(address(host) instanceof Inet4Address), "must not disguise its address");
      return;
    }
    require(NAME.matcher(host).matches(), "must name a host");
    require(
        !ENDS_IN_NUMBER.matcher(host).matches() || DOTTED_QUAD.matcher(host).matches(),
        "must write its address as four decimal numbers");
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.ofLiteral(
          host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("must name a host");
    }
  }

  private static void require(boolean holds, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(wanted);
    }
  }
}
