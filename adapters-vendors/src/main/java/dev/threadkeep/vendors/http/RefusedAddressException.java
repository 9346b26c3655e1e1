package dev.threadkeep.vendors.http;

import java.net.UnknownHostException;

/** The name leads to where nobody may call. */
final class RefusedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  RefusedAddressException(String message) {
    super(message);
  }
}
