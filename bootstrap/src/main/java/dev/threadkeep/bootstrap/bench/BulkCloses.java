package dev.threadkeep.bootstrap.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Requests that close so many threads each.
 *
 * @param first the number of the first thread
 * @param each how many threads a request closes
 * @param ids the id of a thread by its number
 * @param envelope a request around a body
 */
record BulkCloses(long first, int each, LongFunction<String> ids, Envelope envelope)
    implements HttpLoad.Requests {
  private static final byte[] PROBLEM = "\"problem\":".getBytes(StandardCharsets.US_ASCII);

  /** A request around a body. */
  @FunctionalInterface
  interface Envelope {
    byte[] around(byte[] body);
  }

  @Override
  public byte[] request(long number) {
    long from = first + number * each;
    var body =
        LongStream.range(from, from + each)
            .mapToObj(ids)
            .map(
                "{\"id\":\"%s\",\"commands\":[{\"type\":\"close\",\"reason\":\"resolved\"}]}"
                    ::formatted)
            .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    return envelope.around(body.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public boolean wasDone(HttpConnection connection) {
    return !connection.mentions(PROBLEM);
  }
}
