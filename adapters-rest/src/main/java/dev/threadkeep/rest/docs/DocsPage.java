package dev.threadkeep.rest.docs;

import static dev.threadkeep.rest.docs.Node.escaped;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** An OpenAPI document as one page of plain HTML, without scripts or anything from elsewhere. */
final class DocsPage {

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
      code,pre{font:14px/1.4 ui-monospace,monospace}
      pre{background:#f4f4f5;padding:.75rem;overflow:auto}
      .m{display:inline-block;min-width:4.5rem;font-weight:700;text-transform:uppercase}
      details{border-bottom:1px solid #ddd;padding:.4rem 0}
      summary{cursor:pointer}
      @media(prefers-color-scheme:dark){body{background:#18181b;color:#e4e4e7}pre{background:#27272a}a{color:#93c5fd}}
      """;

  private final StringBuilder html = new StringBuilder();
  private final Node document;

  private DocsPage(Map<String, Object> document) {
    this.document = new Node(document);
  }

  static String index(List<String> names) {
    var list = new StringBuilder("<h1>Threadkeep</h1>\n<ul>\n");
    for (var name : names) {
      list.append("<li><a href=\"/docs/%1$s\">%1$s</a>".formatted(escaped(name)))
          .append(" (<a href=\"/openapi/%1$s.yaml\">OpenAPI</a>)</li>\n".formatted(escaped(name)));
    }
    return whole("Threadkeep", list.append("</ul>\n").toString());
  }

  static String of(String name, Map<String, Object> document) {
    return new DocsPage(document).render(name);
  }

  private String render(String name) {
    var info = document.node("info");
    html.append("<h1>%s</h1>\n<p>%s</p>\n".formatted(info.html("title"), info.html("description")));
    html.append(
        "<p>The same as <a href=\"/openapi/%1$s.yaml\">YAML</a> and <a href=\"/openapi/%1$s.json\">JSON</a>.</p>\n"
            .formatted(escaped(name)));
    section("Keys", document.node("components").node("securitySchemes"));
    html.append("<h2>Operations</h2>\n");
    var paths = document.node("paths");
    for (var path : paths.names()) {
      for (var method : METHODS) {
        if (paths.node(path).has(method)) {
          operation(path, method, paths.node(path).node(method));
        }
      }
    }
    section("Parameters", document.node("components").node("parameters"));
    section("Answers", document.node("components").node("responses"));
    section("Schemas", document.node("components").node("schemas"));
    return whole(info.html("title"), html.toString());
  }

  private void operation(String path, String method, Node operation) {
    html.append(
        """
        <details id="%s"><summary><span class="m">%s</span> <code>%s</code> %s</summary>
        <p>%s</p>
        """
            .formatted(
                operation.html("operationId"),
                method,
                escaped(path),
                operation.html("summary"),
                operation.html("description")));
    for (var part : List.of("parameters", "requestBody", "responses")) {
      if (operation.has(part)) {
        html.append("<h4>%s</h4>\n<pre>%s</pre>\n".formatted(part, yaml(operation.get(part))));
      }
    }
    html.append("</details>\n");
  }

  private void section(String title, Node entries) {
    html.append("<h2>%s</h2>\n".formatted(title));
    for (var name : entries.names()) {
      html.append(
          "<details><summary><code>%s</code></summary><pre>%s</pre></details>\n"
              .formatted(escaped(name), yaml(entries.get(name))));
    }
  }

  private static String yaml(Object value) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return escaped(new Yaml(options).dump(value));
  }

  private static String whole(String title, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%s</title><style>%s</style></head>
        <body>
        %s</body>
        </html>
        """
        .formatted(title, STYLE, body);
  }
}
