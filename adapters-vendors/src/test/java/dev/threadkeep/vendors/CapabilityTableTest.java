package dev.threadkeep.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.vendors.http.Networks;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/vendors says that vendors can is what the backends say. */
class CapabilityTableTest {
  private static final Path PAGE = Path.of("..", "docs", "vendors", "README.md");
  private static final String NOTHING = "–";
  private static final String LISTS = "lists its threads";
  private static final String TOGETHER = "several threads in one call";

  /** What a vendor needs for each row: all of it, or it has nothing there. */
  private static final Map<String, List<? extends Enum<?>>> ROWS =
      Map.ofEntries(
          Map.entry("close", List.of(VendorOperation.CLOSE)),
          Map.entry("reopen", List.of(VendorOperation.REOPEN)),
          Map.entry("close reason", List.of(Register.CLOSE_REASON)),
          Map.entry("loop closed", List.of(Register.LOOP_CLOSED)),
          Map.entry(
              "snooze until a time, wake",
              List.of(VendorOperation.SNOOZE_UNTIL_TIME, VendorOperation.WAKE)),
          Map.entry("snooze until a reply", List.of(VendorOperation.SNOOZE_UNTIL_REPLY)),
          Map.entry(
              "assign a person or an AI agent, unassign",
              List.of(
                  VendorOperation.ASSIGN_USER,
                  VendorOperation.ASSIGN_AGENT,
                  VendorOperation.UNASSIGN,
                  Register.ASSIGNEE)),
          Map.entry("assign a team", List.of(VendorOperation.ASSIGN_TEAM, Register.TEAM)),
          Map.entry("handling", List.of(Register.HANDLING)),
          Map.entry(
              "escalated, important, archived",
              List.of(Register.ESCALATED, Register.IMPORTANT, Register.ARCHIVED)),
          Map.entry("severity", List.of(Register.SEVERITY)),
          Map.entry("read", List.of(Register.READ)),
          Map.entry("title", List.of(Register.TITLE)),
          Map.entry("tags", List.of(Register.TAGS)),
          Map.entry("internal notes of the thread", List.of(Register.NOTES)),
          Map.entry("contact, project", List.of(Register.CONTACT, Register.PROJECT)),
          Map.entry("company", List.of(Register.COMPANY)),
          Map.entry("attributes", List.of(Register.ATTRIBUTES)),
          Map.entry("message to the contact", List.of(MessageKind.OUTBOUND)),
          Map.entry("note among teammates", List.of(MessageKind.INTERNAL)));

  static Stream<VendorBackend> backends() {
    try (var context =
        ApplicationContext.builder().singletons(Networks.publicOnly()).build().start()) {
      return context.getBeansOfType(VendorBackend.class).stream();
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void a_vendor_can_what_its_column_says(VendorBackend backend) throws IOException {
    var capabilities = backend.capabilities();
    var column = column(backend.vendor().name());
    var lists = column.remove(LISTS);
    var together = column.remove(TOGETHER);

    assertThat(lists)
        .startsWith(
            switch (capabilities.listing()) {
              case NONE -> NOTHING;
              case WHOLE -> "all";
              case CHANGED_SINCE -> "by last change";
            });
    assertThat(together)
        .isEqualTo(
            capabilities.together() == 1 ? NOTHING : String.valueOf(capabilities.together()));
    assertThat(column).containsOnlyKeys(ROWS.keySet());
    column.forEach(
        (row, cell) ->
            assertThat(ROWS.get(row))
                .as("%s: %s", row, cell)
                .allMatch(one -> can(capabilities, one) == !cell.equals(NOTHING)));
  }

  @Test
  void nothing_that_some_vendor_could_do_is_left_out() {
    assertThat(ROWS.values().stream().<Enum<?>>flatMap(List::stream))
        .doesNotHaveDuplicates()
        .containsAll(List.of(VendorOperation.values()))
        // A status is what the operations change.
        .containsAll(
            Arrays.stream(Register.values()).filter(each -> each != Register.STATUS).toList())
        // What the contact says is said at the vendor already.
        .containsAll(
            Arrays.stream(MessageKind.values())
                .filter(each -> each != MessageKind.INBOUND)
                .toList());
  }

  private static boolean can(Capabilities capabilities, Enum<?> one) {
    return switch (one) {
      case VendorOperation operation -> capabilities.operations().contains(operation);
      case Register register -> capabilities.writes().contains(register);
      case MessageKind kind -> capabilities.messages().contains(kind);
      default -> throw new AssertionError("no capability: " + one);
    };
  }

  /** What the page says of a vendor, by the names of the rows. */
  private static Map<String, String> column(String vendor) throws IOException {
    var rows =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith("| | Feather |"))
            .takeWhile(line -> line.startsWith("|"))
            .map(CapabilityTableTest::cells)
            .toList();
    var heads = rows.getFirst().stream().map(head -> head.toLowerCase(Locale.ROOT)).toList();
    int position = heads.indexOf(vendor);
    assertThat(position).as(vendor).isPositive();
    var column = new LinkedHashMap<String, String>();
    // The second row is the line below the heads.
    rows.stream().skip(2).forEach(row -> column.put(row.getFirst(), row.get(position)));
    return column;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).skip(1).map(String::strip).toList();
  }
}
