package dev.threadkeep.application.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came in under a connection's address for webhooks, whoever it is from. */
public final class Hook {
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * @param headers one value of each, under names in whatever case
   * @param body as it came: signatures are over its bytes
   */
  public Hook(Map<String, String> headers, byte[] body) {
    this.headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    this.body = body.clone();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public byte[] body() {
    return body.clone();
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
