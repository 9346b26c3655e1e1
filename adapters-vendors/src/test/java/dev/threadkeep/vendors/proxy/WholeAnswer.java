package dev.threadkeep.vendors.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads an answer to its end, which is where its head says, or where the connection ends. */
final class WholeAnswer {
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d{1,9})\r\n");
  private static final String END_OF_HEAD = "\r\n\r\n";

  private WholeAnswer() {}

  static byte[] read(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[8 << 10];
    while (!isWhole(bytes)) {
      int read = in.read(buffer);
      if (read < 0) {
        break;
      }
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }

  private static boolean isWhole(ByteArrayOutputStream bytes) {
    var text = bytes.toString(StandardCharsets.ISO_8859_1);
    int head = text.indexOf(END_OF_HEAD);
    if (head < 0) {
      return false;
    }
    var length = LENGTH.matcher(text.substring(0, head + 2).toLowerCase(Locale.ROOT));
    return length.find()
        && text.length() >= head + END_OF_HEAD.length() + Integer.parseInt(length.group(1));
  }
}
