package dev.threadkeep.rest.canonical.transfer;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Records as lines, made while they are read. */
final class RecordStream extends InputStream {
  /** The header, the record of an organization that is known already, and what comes of a store. */
  private static final int FIRST = 3;

  private final Iterator<List<JsonObject>> records;
  private byte[] lines;
  private int position;

  private RecordStream(Iterator<List<JsonObject>> records, List<JsonObject> first) {
    this.records = records;
    this.lines = lines(first);
  }

  /**
   * A stream whose first records are there already. What keeps them from being read is thrown as it
   * is, while it can still be answered.
   */
  static RecordStream begun(Iterator<List<JsonObject>> records) {
    var first = new ArrayList<JsonObject>();
    for (int read = 0; read < FIRST && records.hasNext(); read++) {
      first.addAll(records.next());
    }
    return new RecordStream(records, first);
  }

  @Override
  public int read() throws IOException {
    return fill() ? Byte.toUnsignedInt(lines[position++]) : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(length, lines.length - position);
    System.arraycopy(lines, position, to, offset, taken);
    position += taken;
    return taken;
  }

  /**
   * Whether there is anything left.
   *
   * @throws IOException so that the answer breaks off where the rest cannot be read, and nobody
   *     takes a part for the whole
   */
  private boolean fill() throws IOException {
    while (position == lines.length) {
      try {
        if (!records.hasNext()) {
          return false;
        }
        lines = lines(records.next());
      } catch (RuntimeException failed) {
        throw new IOException("the export broke off", failed);
      }
      position = 0;
    }
    return true;
  }

  private static byte[] lines(List<JsonObject> records) {
    var text = new StringBuilder();
    records.forEach(record -> text.append(record).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
