package dev.threadkeep.vendors.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Broken calls in words for people. */
final class Failures {
  private Failures() {}

  static String detail(IOException failure) {
    return switch (failure) {
      case UnknownHostException unknown -> "there is no host " + unknown.getMessage();
      case ConnectTimeoutException _ -> "no connection in time";
      case ConnectException _ -> "the connection was refused";
      case SSLException broken -> "TLS failed: " + Cut.line(String.valueOf(broken.getMessage()));
      case SocketTimeoutException _ -> "no answer in time";
      case NoHttpResponseException _ -> "the connection was closed without an answer";
      case ConnectionClosedException _ -> "the answer broke off";
      case IOException other ->
          "the connection broke: " + Cut.line(String.valueOf(other.getMessage()));
    };
  }
}
