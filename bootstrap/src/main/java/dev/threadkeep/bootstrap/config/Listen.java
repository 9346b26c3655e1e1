package dev.threadkeep.bootstrap.config;

/**
 * Where the service listens.
 *
 * @param port 0 for any that is free
 */
public record Listen(String host, int port) {
  /** The largest there is. */
  public static final int LAST_PORT = 65_535;

  static final String USUAL_HOST = "127.0.0.1";
  static final int USUAL_PORT = 8080;
}
