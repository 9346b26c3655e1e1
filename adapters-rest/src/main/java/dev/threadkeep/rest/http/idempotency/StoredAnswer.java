package dev.threadkeep.rest.http.idempotency;

import dev.threadkeep.application.idempotency.KeptAnswer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer that can be given again: status, headers and body, one below the other as HTTP has
 * them.
 *
 * @param idle whether nothing was changed
 * @param body empty where there is none
 */
record StoredAnswer(int status, boolean idle, List<Header> headers, String body) {

  /** Behind the status. */
  private static final String IDLE = " unchanged";

  /** Says to its client that a request was not carried out once more. */
  private static final String REPLAYED = "Idempotent-Replayed";

  /** Of the request and not of the answer. */
  private static final String REQUEST_ID = "X-Request-Id";

  StoredAnswer {
    headers = List.copyOf(headers);
  }

  record Header(String name, String value) {
    static Header parse(String line) {
      int colon = line.indexOf(": ");
      return new Header(line.substring(0, colon), line.substring(colon + 2));
    }

    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  static StoredAnswer of(HttpResponse<?> response, String body) {
    var headers = new ArrayList<Header>();
    response
        .getHeaders()
        .forEachValue(
            (name, value) -> {
              if (!name.equalsIgnoreCase(REQUEST_ID)) {
                headers.add(new Header(name, value));
              }
            });
    if (!body.isEmpty() && response.getContentType().isEmpty()) {
      headers.add(new Header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON));
    }
    return new StoredAnswer(response.code(), Idleness.isTold(response), headers, body);
  }

  static StoredAnswer parse(KeptAnswer kept) {
    var parts = kept.text().split("\n\n", 2);
    var lines = parts[0].lines().toList();
    var status = lines.getFirst();
    return new StoredAnswer(
        Integer.parseInt(status.replace(IDLE, "")),
        status.endsWith(IDLE),
        lines.stream().skip(1).map(Header::parse).toList(),
        parts[1]);
  }

  KeptAnswer toKept() {
    var text = new StringBuilder().append(status).append(idle ? IDLE : "").append('\n');
    headers.forEach(header -> text.append(header).append('\n'));
    return new KeptAnswer(text.append('\n').append(body).toString());
  }

  MutableHttpResponse<?> replayed() {
    MutableHttpResponse<byte[]> answer = HttpResponse.status(HttpStatus.valueOf(status));
    headers.forEach(header -> answer.header(header.name(), header.value()));
    answer.header(REPLAYED, "true");
    if (idle) {
      Idleness.tell(answer);
    }
    return body.isEmpty() ? answer : answer.body(body.getBytes(StandardCharsets.UTF_8));
  }
}
