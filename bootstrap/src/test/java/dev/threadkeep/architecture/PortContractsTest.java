package dev.threadkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a port promises is written as tests, which whoever implements it has to pass. */
class PortContractsTest {
  private static final String APPLICATION = Layout.THREADKEEP.root() + ".application";

  /** The interfaces of the application that others implement; sealed ones are values. */
  static List<String> ports() {
    return ThreadkeepClasses.onTheClassPath().stream()
        .filter(type -> type.getPackageName().startsWith(APPLICATION))
        .filter(type -> type.isInterface() && type.isTopLevelClass() && !type.isSealed())
        .map(JavaClass::getSimpleName)
        .filter(name -> !name.equals("package-info"))
        .toList();
  }

  @Test
  void see_the_ports() {
    assertThat(ports()).contains("ThreadStore", "KeyStore", "Ids");
  }

  @ParameterizedTest
  @MethodSource("ports")
  void are_there_and_somebody_implements_each(String port) {
    var contract = port + "Contract";
    var tests = ThreadkeepClasses.testSources();

    assertThat(tests.keySet()).anyMatch(name -> name.endsWith("." + contract));
    assertThat(implementing(contract, tests.values().stream())).isPositive();
  }

  private static long implementing(String contract, Stream<String> sources) {
    return sources
        .filter(source -> source.matches("(?s).* implements [^{]*\\b" + contract + "\\b.*"))
        .count();
  }
}
