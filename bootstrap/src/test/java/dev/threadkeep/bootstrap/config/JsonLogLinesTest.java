package dev.threadkeep.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLogLinesTest {
  private final LoggerContext context = new LoggerContext();

  private String line(String pattern, Object... values) throws JoranException {
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("THREADKEEP_LOG_FORMAT", LogFormat.JSON.word());
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(JsonLogLinesTest.class.getResource("/logback.xml"));
    var root = context.getLogger("ROOT");
    var appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("json");
    var event = new LoggingEvent("test", root, Level.WARN, pattern, null, values);
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  private static JsonNode json(String line) throws JsonProcessingException {
    return new ObjectMapper().readTree(line);
  }

  @Test
  void the_message_is_what_happened() throws Exception {
    var line = json(line("Thread {} at connection {}", "t1", "c1"));

    assertThat(line.path("message").asText()).isEqualTo("Thread t1 at connection c1");
    assertThat(line.path("level").asText()).isEqualTo("WARN");
  }

  @Test
  void whatever_is_in_it_stays_on_one_line() throws Exception {
    var line = line("It said: {}", "\"no\"\n\u0007");

    assertThat(line.strip()).doesNotContain("\n");
    assertThat(json(line).path("message").asText()).isEqualTo("It said: \"no\"\n\u0007");
  }
}
