package dev.threadkeep.persistence.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * Arrays in the form in which the server takes them without reading a text, which the driver does
 * for fewer types and less cheaply: dimensions, and each element behind its length (PostgreSQL's
 * {@code array_recv}, {@code uuid_recv}, {@code timestamptz_recv}, {@code textrecv}).
 */
final class BinaryArrays {
  private static final int HEADER = 5 * Integer.BYTES;
  private static final int HEADER_OF_NONE = 3 * Integer.BYTES;
  private static final int HAS_NULLS_AT = Integer.BYTES;
  private static final int NO_VALUE = -1;
  private static final Instant ZERO = Instant.parse("2000-01-01T00:00:00Z");
  private static final int MICROS = 1_000_000;
  private static final int NANOS_OF_A_MICRO = 1_000;

  private BinaryArrays() {}

  static Array uuids(Connection connection, Collection<? extends @Nullable UUID> values)
      throws SQLException {
    return array(
        connection,
        Oid.UUID_ARRAY,
        bytes(
            Oid.UUID,
            values,
            values.size() * 2 * Long.BYTES,
            (to, value) ->
                to.putInt(2 * Long.BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits())));
  }

  /** Microseconds; what is less is dropped. */
  static Array instants(Connection connection, Collection<? extends @Nullable Instant> values)
      throws SQLException {
    return array(
        connection,
        Oid.TIMESTAMPTZ_ARRAY,
        bytes(
            Oid.TIMESTAMPTZ,
            values,
            values.size() * Long.BYTES,
            (to, value) -> to.putInt(Long.BYTES).putLong(micros(value))));
  }

  static Array texts(Connection connection, Collection<? extends @Nullable String> values)
      throws SQLException {
    var encoded = new ArrayList<byte @Nullable []>(values.size());
    int length = 0;
    for (var value : values) {
      var bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
      encoded.add(bytes);
      length += bytes == null ? 0 : bytes.length;
    }
    return array(
        connection,
        Oid.TEXT_ARRAY,
        bytes(Oid.TEXT, encoded, length, (to, bytes) -> to.putInt(bytes.length).put(bytes)));
  }

  private static long micros(Instant time) {
    return (time.getEpochSecond() - ZERO.getEpochSecond()) * MICROS
        + time.getNano() / NANOS_OF_A_MICRO;
  }

  /**
   * @param length of all values together at most, in bytes
   * @param put writes a value behind its length
   */
  private static <T> byte[] bytes(
      int type,
      Collection<? extends @Nullable T> values,
      int length,
      BiConsumer<ByteBuffer, T> put) {
    int size = values.size();
    var to =
        ByteBuffer.allocate(size == 0 ? HEADER_OF_NONE : HEADER + size * Integer.BYTES + length);
    to.putInt(size == 0 ? 0 : 1).putInt(0).putInt(type);
    if (size > 0) {
      to.putInt(size).putInt(1);
    }
    boolean hasNulls = false;
    for (var value : values) {
      if (value == null) {
        hasNulls = true;
        to.putInt(NO_VALUE);
      } else {
        put.accept(to, value);
      }
    }
    to.putInt(HAS_NULLS_AT, hasNulls ? 1 : 0);
    return to.hasRemaining() ? Arrays.copyOf(to.array(), to.position()) : to.array();
  }

  private static Array array(Connection connection, int type, byte[] bytes) throws SQLException {
    return new PgArray(connection.unwrap(BaseConnection.class), type, bytes);
  }
}
