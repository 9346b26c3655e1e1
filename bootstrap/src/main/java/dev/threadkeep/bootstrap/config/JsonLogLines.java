package dev.threadkeep.bootstrap.config;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.JsonEscapeUtil;

/**
 * Log events as JSON, one to a line, whose {@code message} is what happened: Logback's own is a
 * pattern with the values beside it. Public for Logback, which makes it by its name.
 */
public final class JsonLogLines extends JsonEncoder {
  public JsonLogLines() {
    setWithMessage(false);
  }

  @Override
  protected void appendCustomFields(StringBuilder line, ILoggingEvent event) {
    line.append(',');
    appenderMember(
        line, MESSAGE_ATTR_NAME, JsonEscapeUtil.jsonEscapeString(event.getFormattedMessage()));
  }
}
