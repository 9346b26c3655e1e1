package dev.threadkeep.bootstrap.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Requests that change so many threads each.
 *
 * @param api that takes them
 * @param first the number of the first thread
 * @param last the number of the last thread
 * @param each how many threads a request changes
 * @param commands what is to be done with the thread of a number
 */
record BulkChanges(Api api, long first, long last, int each, LongFunction<String> commands)
    implements HttpLoad.Requests {
  private static final byte[] PROBLEM = "\"problem\":".getBytes(StandardCharsets.US_ASCII);

  /** How many requests that makes. */
  long requests() {
    return (last - first + each) / each;
  }

  @Override
  public byte[] request(long number) {
    long from = first + number * each;
    var body =
        LongStream.range(from, Math.min(from + each, last + 1))
            .mapToObj(
                thread ->
                    "{\"id\":\"%s\",\"commands\":[%s]}"
                        .formatted(Runs.id(thread), commands.apply(thread)))
            .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    return api.request("POST", "/threads/bulk", body.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public boolean wasDone(HttpConnection connection) {
    return !connection.mentions(PROBLEM);
  }
}
