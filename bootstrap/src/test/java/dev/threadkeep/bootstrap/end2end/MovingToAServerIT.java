package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.bootstrap.transfer.ExportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented way from the embedded database to a server, and that everything is there then. */
class MovingToAServerIT {
  private static final Pattern COMMANDS = Pattern.compile("(?s)<!-- move -->\n```sh\n(.*?)```");

  /** Signed with a secret of the installation, and so different after each move. */
  private static final Set<String> CURSORS =
      Set.of("next_cursor", "nextCursor", "starting_after", "cursor", "next");

  /** Of how many threads histories and statistics are compared. */
  private static final int LOOKED_INTO = 40;

  private static final List<String> DIRECTORY =
      List.of("teammates", "teams", "contacts", "companies", "tags", "projects");

  /** What dialects show, of one thread and of many. */
  private static final List<String> THROUGH_DIALECTS =
      List.of(
          "/feather/api/v1/threads/" + SeedThreads.FEATHER,
          "/feather/api/v1/threads?limit=20",
          "/contactship/v1/thread/thr-b2c3d4e5-f6a7-8901-bcde-f12345678901",
          "/intercom/conversations/1911149811",
          "/intercom/conversations?per_page=20",
          "/intercom/admins",
          "/intercom/teams",
          "/productlane/api/v2/threads/b2c3d4e5-f6a7-8901-bcde-f12345678901",
          "/contextgpt/api/v1/chatting/361628903185318481/threads?limit=20");

  @TempDir Path folder;

  @Test
  void carries_everything_over_but_keys() throws IOException {
    // The usual folder, so that the commands are those of the documentation and nothing more.
    var embedded = new TestStorage(Map.of("XDG_DATA_HOME", folder.toString()));
    var server = TestStorage.external();
    var file = folder.resolve("threadkeep.ndjson");
    Map<String, JsonNode> before;
    String oldKey;
    try (var service = RunningThreadkeep.on(embedded, "--demo")) {
      oldKey = service.demoKey();
      before = views(Wire.to(service, oldKey));
    }

    var ran = new Shell(folder, embedded).run(commands(server, file));

    assertThat(ran).allSatisfy(each -> assertThat(each.exitCode()).as(each.err()).isEqualTo("0"));
    assertThat(ran.get(0).err()).contains("Exported 204 threads of 1 organization.");
    assertThat(outOf(ran, " import ")).contains("Imported 204 threads", "no errors.");
    assertThat(outOf(ran, " check")).contains("no differences");
    try (var service = RunningThreadkeep.on(server)) {
      var wire = Wire.to(service, outOf(ran, "keys create").strip());
      assertThat(views(wire)).isEqualTo(before);
      assertThat(Wire.to(service, oldKey).get("/v1/threads").status()).isEqualTo(401);
    }
    var schema = new ExportSchema();
    assertThat(Files.readAllLines(file))
        .allSatisfy(line -> assertThat(schema.flaws(line)).isEmpty())
        .noneMatch(line -> line.contains(oldKey));
  }

  private static String outOf(List<Shell.Ran> ran, String command) {
    return ran.stream()
        .filter(each -> each.command().contains(command))
        .map(Shell.Ran::out)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> commands(TestStorage server, Path file) throws IOException {
    var page = Files.readString(Launcher.SOURCES.resolve("docs/from-embedded-to-a-server.md"));
    var commands = new ArrayList<String>();
    var blocks = COMMANDS.matcher(page);
    while (blocks.find()) {
      blocks.group(1).lines().map(line -> adapted(line, server, file)).forEach(commands::add);
    }
    assertThat(commands).hasSize(7);
    return commands;
  }

  /** With the server and the file of this test in the place of those on the page. */
  private static String adapted(String command, TestStorage server, Path file) {
    var adapted = command.replace("threadkeep.ndjson", file.toString());
    for (var setting : server.environment().entrySet()) {
      adapted =
          adapted.replaceFirst(
              "^export %s=.*".formatted(setting.getKey()),
              Matcher.quoteReplacement(
                  "export %s='%s'".formatted(setting.getKey(), setting.getValue())));
    }
    return adapted;
  }

  /** What clients see, by the paths that they ask for. */
  private static Map<String, JsonNode> views(Wire wire) {
    var views = new LinkedHashMap<String, JsonNode>();
    var threads = new ArrayList<String>();
    for (var sort : List.of("-updated_at", "created_at")) {
      var cursor = "";
      for (int page = 0; cursor != null; page++) {
        var path = "/v1/threads?archived=any&limit=100&sort=" + sort;
        var shown = wire.get(cursor.isEmpty() ? path : path + "&cursor=" + cursor).json();
        shown.path("data").forEach(thread -> threads.add(thread.path("id").asText()));
        views.put(path + " " + page, shown.path("data"));
        cursor = shown.path("next_cursor").isNull() ? null : shown.path("next_cursor").asText();
      }
    }
    assertThat(threads).hasSize(2 * 204);
    for (var thread : threads.subList(0, LOOKED_INTO)) {
      for (var part : List.of("statistics", "timeline", "messages")) {
        add(views, wire, "/v1/threads/%s/%s".formatted(thread, part));
      }
    }
    DIRECTORY.forEach(kind -> add(views, wire, "/v1/%s?limit=200".formatted(kind)));
    THROUGH_DIALECTS.forEach(path -> add(views, wire, path));
    return views;
  }

  private static void add(Map<String, JsonNode> views, Wire wire, String path) {
    var answer = wire.get(path);
    assertThat(answer.status()).as("%s: %s", path, answer.text()).isEqualTo(200);
    views.put(path, withoutCursors(answer.json()));
  }

  private static JsonNode withoutCursors(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(CURSORS);
    }
    node.forEach(MovingToAServerIT::withoutCursors);
    return node;
  }
}
