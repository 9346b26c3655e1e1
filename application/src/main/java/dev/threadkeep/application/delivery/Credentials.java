package dev.threadkeep.application.delivery;

import java.util.Map;
import java.util.Optional;

/** What a connection shows the vendor to be let in, by name, in clear text. */
public record Credentials(Map<String, String> secrets) {
  /** The name of what goes into each request. */
  public static final String TOKEN = "token";

  /** The name of what the vendor signs its webhooks with. */
  public static final String WEBHOOK_SECRET = "webhook_secret";

  public Credentials {
    secrets = Map.copyOf(secrets);
  }

  /** What webhooks are signed with, or show. */
  public Optional<String> webhookSecret() {
    return Optional.ofNullable(secrets.get(WEBHOOK_SECRET)).filter(secret -> !secret.isBlank());
  }

  /** Only a token, as all vendors want one. */
  public static Credentials ofToken(String token) {
    return new Credentials(Map.of(TOKEN, token));
  }

  public Optional<String> token() {
    return Optional.ofNullable(secrets.get(TOKEN)).filter(token -> !token.isBlank());
  }

  /** Their names alone: whatever is printed may end in a log. */
  @Override
  public String toString() {
    return "Credentials" + secrets.keySet().stream().sorted().toList();
  }
}
