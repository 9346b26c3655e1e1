package dev.threadkeep.rest.dialect.contextgpt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import dev.threadkeep.rest.service.VendorSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Asks as ContextGPT's clients do, and holds each answer against what ContextGPT documents. */
final class ContextgptClient {

  private static final AtomicLong CHATBOTS = new AtomicLong(361_628_903_185_318_481L);

  private final Service service;
  private final String key;
  private final String chatbot;

  private ContextgptClient(Service service, String key, String chatbot) {
    this.service = service;
    this.key = key;
    this.chatbot = chatbot;
  }

  /** A client of a chatbot that has no threads yet. */
  static ContextgptClient of(Service service) {
    return new ContextgptClient(
        service,
        service.key("ctxgpt00", Service.ORGANIZATION, Scope.THREADS_WRITE),
        Long.toString(CHATBOTS.getAndIncrement()));
  }

  /** The same with another key. */
  ContextgptClient with(String otherKey) {
    return new ContextgptClient(service, otherKey, chatbot);
  }

  /** The same of another chatbot, which has no threads yet. */
  ContextgptClient elsewhere() {
    return new ContextgptClient(service, key, Long.toString(CHATBOTS.getAndIncrement()));
  }

  String chatbot() {
    return chatbot;
  }

  /** The path to a route under the chatbot. */
  String at(String route) {
    return "/contextgpt/api/v1/chatting/%s%s".formatted(chatbot, route);
  }

  Answer update(@Nullable String body, String... headers) {
    var answer = send("PATCH", at("/thread/update-thread"), body, headers);
    return checked("updated-threads", answer);
  }

  /** An update that must succeed: the threads that it answers with. */
  JsonNode updated(String body) {
    var answer = update(body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().at("/data/updatedThreads/0");
  }

  /** An update of one thread that must succeed: the thread. */
  JsonNode updated(String thread, String members) {
    return updated(one(thread, members)).path(0);
  }

  /** Escalates the thread, or takes the escalation back. */
  Answer toggle(String thread, String... headers) {
    var answer = send("PATCH", at("/thread/%s/escalate".formatted(thread)), null, headers);
    return checked("escalated-thread", answer);
  }

  Answer list(String query) {
    return checked("thread-list", send("GET", at("/threads") + query, null));
  }

  /** The ids of the threads on a page that must be there. */
  List<String> listed(String query) {
    var answer = list(query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var ids = new ArrayList<String>();
    answer.json().at("/data/threads").forEach(thread -> ids.add(thread.path("id").asText()));
    return ids;
  }

  /** An array with one update. */
  static String one(String thread, String members) {
    return "[{\"threadId\": \"%s\"%s}]".formatted(thread, members.isEmpty() ? "" : ", " + members);
  }

  private Answer send(String method, String path, @Nullable String body, String... headers) {
    var all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 4, headers.length);
    all[0] = "Authorization";
    all[1] = "Bearer " + key;
    all[2] = "X-API-Key";
    all[3] = "none";
    return service.send(method, path, body, all);
  }

  private static Answer checked(String schema, Answer answer) {
    VendorSchemas.check(
        ContextgptClient.class, answer.status() == 200 ? schema : "error", answer.json());
    if (answer.status() != 200) {
      assertThat(answer.json().path("statusCode").asInt()).isEqualTo(answer.status());
    }
    return answer;
  }

  /** Opens a thread that ContextGPT knows by {@code id} under the chatbot; gives our own id. */
  String open(String id) {
    return open(id, "");
  }

  String open(String id, String members) {
    return service.open(
        """
        {"external_refs": {"contextgpt": {"id": "%s", "account": "%s"}}%s}"""
            .formatted(id, chatbot, members.isEmpty() ? "" : ", " + members));
  }

  /** A thread as Threadkeep's own API shows it. */
  JsonNode canonical(String thread) {
    return service.get("/v1/threads/" + thread).json();
  }

  /** How many events a thread has had. */
  int version(String thread) {
    return canonical(thread).path("version").asInt();
  }
}
