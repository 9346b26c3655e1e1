package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.threadkeep.application.transfer.RecordSource;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A stream of lines, each a JSON object in UTF-8, read strictly and one at a time.
 *
 * <p>A stream that breaks off throws {@link UncheckedIOException}.
 */
public final class JsonLines implements RecordSource {

  /** The longest text there is, each character escaped, and what surrounds it. */
  private static final int LONGEST_LINE = 4 << 20;

  /** U+FEFF in UTF-8. */
  private static final ByteBuffer MARK =
      ByteBuffer.wrap(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}).asReadOnlyBuffer();

  private static final int BUFFER = 64 << 10;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxNameLength(4_096)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final InputStream stream;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[] buffer = new byte[BUFFER];
  private final CharBuffer characters = CharBuffer.allocate(BUFFER);
  private int position;
  private int filled;
  private long number;

  public JsonLines(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public @Nullable Line next() {
    try {
      while (fill()) {
        number++;
        var line = line();
        if (line == null) {
          return new Line.Broken(number, "has more than %d bytes".formatted(LONGEST_LINE));
        }
        if (number == 1) {
          skipMark(line);
        }
        if (!isBlank(line)) {
          return parsed(line);
        }
      }
      return null;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Whether there is anything left. */
  private boolean fill() throws IOException {
    if (position < filled) {
      return true;
    }
    position = 0;
    filled = stream.read(buffer);
    return filled > 0;
  }

  /** The bytes up to the end of the line, past which it goes; absent where they are too many. */
  private @Nullable ByteBuffer line() throws IOException {
    int end = endInBuffer();
    if (end >= 0) {
      var line = ByteBuffer.wrap(buffer, position, end - position);
      position = end + 1;
      return line;
    }
    var all = new ByteArrayOutputStream();
    boolean isTooLong = false;
    while (fill()) {
      end = endInBuffer();
      int stop = end < 0 ? filled : end;
      isTooLong |= all.size() + stop - position > LONGEST_LINE;
      if (!isTooLong) {
        all.write(buffer, position, stop - position);
      }
      position = end < 0 ? filled : end + 1;
      if (end >= 0) {
        break;
      }
    }
    return isTooLong ? null : ByteBuffer.wrap(all.toByteArray());
  }

  private int endInBuffer() {
    for (int at = position; at < filled; at++) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** What some programs begin a file of UTF-8 with. */
  private static void skipMark(ByteBuffer line) {
    if (line.remaining() >= MARK.capacity()
        && line.slice(line.position(), MARK.capacity()).equals(MARK)) {
      line.position(line.position() + MARK.capacity());
    }
  }

  private static boolean isBlank(ByteBuffer line) {
    for (int at = line.position(); at < line.limit(); at++) {
      byte each = line.get(at);
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Good until the next line. */
  private CharBuffer decoded(ByteBuffer line) throws CharacterCodingException {
    if (line.remaining() > characters.capacity()) {
      return decoder.decode(line);
    }
    var result = decoder.reset().decode(line, characters.clear(), true);
    if (result.isError()) {
      result.throwException();
    }
    return characters.flip();
  }

  private Line parsed(ByteBuffer line) {
    CharBuffer text;
    try {
      text = decoded(line);
    } catch (CharacterCodingException _) {
      return new Line.Broken(number, "is not valid UTF-8");
    }
    try (var parser = FACTORY.createParser(text.array(), 0, text.limit())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Line.Broken(number, "is no JSON object");
      }
      var value = JsonValues.read(parser);
      if (parser.nextToken() == null && value instanceof JsonObject object) {
        return new Line.Parsed(number, object);
      }
      return new Line.Broken(number, "has more behind its JSON object");
    } catch (StreamConstraintsException _) {
      return new Line.Broken(number, "has something in it that is too long or too deep");
    } catch (JsonProcessingException broken) {
      return new Line.Broken(
          number, "is no JSON from character %d on".formatted(broken.getLocation().getColumnNr()));
    } catch (IllegalArgumentException refused) {
      return new Line.Broken(number, "has what cannot be kept: " + refused.getMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // it is in memory
    }
  }
}
