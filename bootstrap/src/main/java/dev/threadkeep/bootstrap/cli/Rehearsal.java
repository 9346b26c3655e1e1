package dev.threadkeep.bootstrap.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The requests that a service is likely to get first. */
record Rehearsal(String url, String key, HttpClient client) {
  static Rehearsal of(String url, String key) {
    return new Rehearsal(url, key, HttpClient.newHttpClient());
  }

  void run() throws IOException, InterruptedException {
    ask("GET", "/health/readiness", "");
    ask("GET", "/openapi/canonical.json", "");
    var opened = ask("POST", "/v1/threads", "{\"title\": \"Rehearsal\", \"tags\": [\"a\"]}");
    var thread = "/v1/threads/" + opened.replaceFirst("(?s)^.*?\"id\":\"([^\"]+)\".*$", "$1");
    ask("GET", thread, "");
    ask("POST", thread + "/messages", "{\"text\": \"Hello\"}");
    ask("POST", thread + "/snooze", "{\"until_reply\": true}");
    ask("PATCH", thread, "{\"important\": true}");
    ask("POST", thread + "/close", "{\"reason\": \"resolved\"}");
    ask("POST", thread + "/close", "{}");
    ask("GET", thread + "/timeline", "");
    ask("GET", thread + "/messages", "");
    ask("GET", "/v1/threads?status=open", "");
    ask("GET", "/v1/nowhere", "");
  }

  private String ask(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + key)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }
}
