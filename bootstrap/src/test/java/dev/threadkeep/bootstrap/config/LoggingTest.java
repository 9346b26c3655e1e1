package dev.threadkeep.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged, and how, as variables say. */
class LoggingTest {
  private final LoggerContext context = new LoggerContext();

  private void configure(Map<String, String> variables) throws JoranException {
    variables.forEach(context::putProperty);
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        Objects.requireNonNull(LoggingTest.class.getResource("/logback.xml"), "logback.xml"));
  }

  private Logger root() {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void warnings_are_logged_as_text_where_nothing_else_is_said() throws JoranException {
    configure(Map.of());

    assertThat(root().getLevel()).isEqualTo(Level.WARN);
    assertThat(root().getAppender("text")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void an_empty_variable_is_not_set(String nothing) throws JoranException {
    configure(Map.of("THREADKEEP_LOG_LEVEL", nothing, "THREADKEEP_LOG_FORMAT", nothing));

    assertThat(root().getLevel()).isEqualTo(Level.WARN);
    assertThat(root().getAppender("text")).isNotNull();
  }

  @Test
  void what_is_set_holds() throws JoranException {
    configure(Map.of("THREADKEEP_LOG_LEVEL", "trace", "THREADKEEP_LOG_FORMAT", "json"));

    assertThat(root().getLevel()).isEqualTo(Level.TRACE);
    assertThat(root().getAppender("json")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire"})
  void what_vendors_are_told_is_never_logged(String logger) throws JoranException {
    configure(Map.of("THREADKEEP_LOG_LEVEL", "trace"));

    assertThat(context.getLogger(logger).isInfoEnabled()).isFalse();
  }
}
