package dev.threadkeep.bootstrap.config;

/**
 * Where the service listens.
 *
 * @param port 0 for any that is free
 */
public record Listen(String host, int port) {
  static final String USUAL_HOST = "127.0.0.1";
  static final int USUAL_PORT = 8080;
}
